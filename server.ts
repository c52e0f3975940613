import { loadDotEnv } from "@/lib/server/env";
import { StartError } from "@/lib/server/start-error";

/**
 * The entry of the product: `npm start`, or with --dev `npm run dev`. It imports the server after it has set the
 * environment, because React and Next choose their build by NODE_ENV.
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
