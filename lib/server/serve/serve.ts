import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "../build/build";
import { ensureDataDir } from "../data-dir";
import { superviseEmbedded } from "../embedded/supervise";
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

/** How long open responses may take during shutdown. */
const CLOSE_TIMEOUT_MS = 8_000;

/**
 * Runs the product: builds what changed, starts the database, serves the console and the callbacks until SIGINT or
 * SIGTERM, then stops everything in order and ends the process. An error during the start becomes one sentence on
 * standard error and exit code 1.
 */
export async function serve({ dev }: { dev: boolean }): Promise<void> {
  const parts = shutdown(log);
  const end = (code: number) => void parts.stop().then((clean) => process.exit(clean ? code : 1));
  // npm and the terminal both send the signal, so a second one does not mean a second request.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (!parts.begun()) process.stdout.write("\nStopping …\n");
      end(0);
    });
  try {
    await start(dev, parts);
  } catch (error) {
    if (parts.begun()) return;
    process.stderr.write(`${error instanceof StartError ? error.message : text(error)}\n`);
    end(1);
  }
}

async function start(dev: boolean, parts: ReturnType<typeof shutdown>): Promise<void> {
  const { host, port, dataDir, databaseUrl } = env();
  await checkFree(host, port);
  ensureDataDir(dataDir);
  if (databaseUrl === null) {
    const embedded = await step("Starting PostgreSQL", () => superviseEmbedded({ dataDir, log }, useDatabase));
    parts.add("PostgreSQL", embedded.stop);
    setDatabaseUrl(embedded.url);
  }
  await step("Bringing the database up to date", () => migrate(env().databaseUrl ?? ""));
  // The longest step comes after the steps that fail if a setting is wrong.
  if (clientIsStale()) await step("Preparing the database client", buildClient);
  if (!dev && consoleIsStale()) await step("Building the console, which takes up to a minute", buildConsole);
  const { actual, setupToken, generatedSecrets } = await step("Starting the console", async () => {
    // Loading Next blocks the process for a second, during which connections to the database would time out.
    const { default: next } = await import("next");
    const app = next({ dev, dir: process.cwd(), hostname: host, port });
    await app.prepare();
    // Boot and the receiver import Prisma's client, which the first start has just generated.
    const { boot } = await import("../boot");
    const booted = await boot();
    parts.add("projector", () => booted.stop());
    parts.add("console", () => app.close());
    const { httpServer } = await import("./http-server");
    const server = httpServer(app, env());
    const close = gracefulClose(server);
    const actual = await listen(server, host, port);
    setListeningPort(actual);
    parts.add("server", () => close(CLOSE_TIMEOUT_MS));
    return { actual, ...booted };
  });
  if (parts.begun()) return;
  const embedded = databaseUrl === null;
  process.stdout.write(startupMessage({ env: env(), port: actual, embedded, setupToken, generatedSecrets }));
}

/** Lets the product go on after a restart of PostgreSQL: the pools connect to the same address again by themselves. */
async function useDatabase(url: string): Promise<void> {
  if (url === env().databaseUrl) return;
  setDatabaseUrl(url);
  const { disconnect } = await import("../db/client");
  await disconnect();
}

function text(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
