import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a command of its own; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ["pg", "pino"],
  headers: () => Promise.resolve([{ source: "/:path*", headers: HEADERS }]),
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
