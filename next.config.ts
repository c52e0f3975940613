import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { SECURITY_HEADERS } from "./lib/server/http/security-headers";

const headers = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a command of its own; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // Every route at the start would take 250 MB and two seconds (docs/decisions/0091-routes-when-asked.md).
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: ["pg", "pino"],
  headers: () => Promise.resolve([{ source: "/:path*", headers }]),
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
