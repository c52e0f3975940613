import { loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";

/**
 * The product's entry, `npm start`; with --dev, `npm run dev`. What it serves is loaded once the environment is
 * complete, for React and Next choose their build of themselves by NODE_ENV.
 */
const dev = process.argv.includes("--dev");
Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
try {
  loadDotEnv();
  const { serve } = await import("@/lib/server/serve/serve");
  await serve({ dev });
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
