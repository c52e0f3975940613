import { setTimeout as delay } from "node:timers/promises";
import { ensureDataDir } from "../data-dir";
import { DataDirInUseError } from "../embedded/data-dir-lock";
import type { Embedded } from "../embedded/start";
import { superviseEmbedded } from "../embedded/supervise";
import { env, setDatabaseUrl } from "../env";
import { openFront, type Front } from "../front/front";
import { log } from "../log";
import { startErrorText } from "../start-error";
import { startupMessage } from "./startup-message";
import { step } from "./progress";
import { shutdown } from "./shutdown";

/** Waiting time before the embedded PostgreSQL is started again after it did not start. */
const DATABASE_RETRY_MS = 5_000;
/** What is left for PostgreSQL of the 10 s of a stop, after the server's 3 s and the writer's 3.5 s. */
const DATABASE_STOP_MS = 2_500;

/**
 * Runs the product: opens the front, starts the database, the writer and the console, and on SIGINT or SIGTERM stops
 * everything in order and ends the process. An error of the first start becomes one sentence on standard error and exit
 * code 1. Later starts go on without what fails, and try it again: callbacks are taken meanwhile.
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
    if (!(await start(dev, parts))) end(1);
  } catch (error) {
    if (parts.begun()) return;
    process.stderr.write(`${startErrorText(error)}\n`);
    end(1);
  }
}

/** Resolves with false if the first start failed; the process that failed has said why. */
async function start(dev: boolean, parts: ReturnType<typeof shutdown>): Promise<boolean> {
  ensureDataDir(env().dataDir);
  const embedded = env().databaseUrl === null;
  const front = await openFront({ dev });
  const { children, port } = front;
  // In the reverse order of the stop: PostgreSQL ends last.
  const database: Pick<Embedded, "stop"> = { stop: () => Promise.resolve() };
  parts.add("PostgreSQL", () => database.stop(DATABASE_STOP_MS));
  parts.add("journal", front.closeJournal);
  parts.add("writer and console", () => children.stop());
  parts.add("server", front.closeServer);
  if (embedded) database.stop = await startDatabase(front, parts);
  if (parts.begun()) {
    await database.stop();
    return true;
  }
  children.start();
  const prepared = await children.ready;
  if (prepared === null) return false;
  if (!parts.begun()) process.stdout.write(startupMessage({ env: env(), port, embedded, ...prepared }));
  return true;
}

/**
 * Starts the embedded PostgreSQL, and returns the function that stops it. Throws StartError if it does not start and
 * nothing was received here before; otherwise tries again.
 */
async function startDatabase({ children }: Front, parts: ReturnType<typeof shutdown>): Promise<Embedded["stop"]> {
  const { dataDir } = env();
  const onRestart = ({ url, appUrl }: Pick<Embedded, "url" | "appUrl">) => {
    if (appUrl !== env().databaseUrl) {
      setDatabaseUrl(appUrl, url);
      children.restart();
    }
    return Promise.resolve();
  };
  for (;;) {
    try {
      const supervised = () => superviseEmbedded({ dataDir, log }, onRestart);
      const { url, appUrl, stop } = await step("Starting PostgreSQL", supervised);
      setDatabaseUrl(appUrl, url);
      return stop;
    } catch (error) {
      if (!children.usedBefore || error instanceof DataDirInUseError || parts.begun()) throw error;
      log.error({ err: error }, "the embedded PostgreSQL could not be started; trying again");
      await delay(DATABASE_RETRY_MS);
    }
  }
}
