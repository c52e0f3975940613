import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "../build/build";
import { ensureDataDir } from "../data-dir";
import { startEmbedded } from "../embedded/start";
import { env, setDatabaseUrl } from "../env";
import { log } from "../log";
import { migrate } from "../migrate/migrate";
import { setListeningPort } from "../listening-port";
import { StartError } from "../start-error";
import { gracefulClose } from "./graceful-close";
import { startupMessage } from "./startup-message";
import { checkFree, listen } from "./listen";
import { step } from "./progress";
import { shutdown } from "./shutdown";

/** How long answers that are under way may take at the end. */
const PATIENCE_MS = 8_000;

/**
 * Runs the product: builds what changed, brings the database up, serves the console and the callbacks until SIGINT or
 * SIGTERM, then stops everything in order. Ends the process. Throws nothing: what keeps it from starting becomes one
 * sentence on standard error and exit code 1.
 */
export async function serve({ dev }: { dev: boolean }): Promise<void> {
  const parts = shutdown(log);
  const end = (code: number) => void parts.stop().then((clean) => process.exit(clean ? code : 1));
  // npm and the terminal each send the signal, so the second one is no wish of anybody's.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (!parts.begun()) process.stdout.write("\nStopping …\n");
      end(0);
    });
  try {
    await start(dev, parts, end);
  } catch (error) {
    if (parts.begun()) return;
    process.stderr.write(`${error instanceof StartError ? error.message : text(error)}\n`);
    end(1);
  }
}

async function start(dev: boolean, parts: ReturnType<typeof shutdown>, end: (code: number) => void): Promise<void> {
  const { host, port, dataDir, databaseUrl } = env();
  await checkFree(host, port);
  ensureDataDir(dataDir);
  if (databaseUrl === null) {
    const embedded = await step("Starting PostgreSQL", () => startEmbedded({ dataDir, log }));
    parts.add("PostgreSQL", embedded.stop);
    setDatabaseUrl(embedded.url);
    void embedded.exited.then((code) => {
      if (parts.begun()) return;
      log.error({ code, log: `${dataDir}/postgres.log` }, "the embedded PostgreSQL ended unexpectedly");
      end(1);
    });
  }
  await step("Bringing the database up to date", () => migrate(env().databaseUrl ?? ""));
  // The longest step comes after those that a wrong setting can fail.
  if (clientIsStale()) await step("Preparing the database client", buildClient);
  if (!dev && consoleIsStale()) await step("Building the console, which takes up to a minute", buildConsole);
  const { actual, setupToken } = await step("Starting the console", async () => {
    // Loading Next holds the process up for a second, in which connections of the database would time out.
    const { default: next } = await import("next");
    const app = next({ dev, dir: process.cwd(), hostname: host, port });
    await app.prepare();
    // Boot and the receiver import Prisma's client, which a first start has only just written.
    const { boot } = await import("../boot");
    const booted = await boot();
    parts.add("projector", () => booted.stop());
    parts.add("console", () => app.close());
    const { httpServer } = await import("./http-server");
    const server = httpServer(app, env());
    const drain = gracefulClose(server);
    const actual = await listen(server, host, port);
    setListeningPort(actual);
    parts.add("server", () => drain(PATIENCE_MS));
    return { actual, setupToken: booted.setupToken };
  });
  if (parts.begun()) return;
  process.stdout.write(startupMessage({ env: env(), port: actual, embedded: databaseUrl === null, setupToken }));
}

function text(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
