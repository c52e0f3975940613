import fs from "node:fs";
import path from "node:path";
import { spawnProduct, type StartedProduct } from "@/e2e/support/product";
import { appUrlOf } from "@/lib/server/embedded/app-role";
import { APP } from "../bench/callbacks";
import { childPid } from "../support/processes";
import { DistinctCallbacks } from "./callbacks";
import { OwnDatabase } from "./database";
import { mountJournalDisk, type JournalDisk } from "./journal-disk";
import { Ledger } from "./ledger";
import type { TortureOptions } from "./options";
import { TcpProxy } from "../support/tcp-proxy";
import { Sender } from "./sender";

export const API_TOKEN = "torture-api-token-of-32-characters";
/** Small, so that it can be filled in a moment. */
const JOURNAL_MAX = "16MiB";

/** Everything that a fault can touch: the product, its database, the way between them, its clock and its disk. */
export interface Stage {
  url: string;
  database: OwnDatabase;
  proxy: TcpProxy;
  sender: Sender;
  callbacks: DistinctCallbacks;
  ledger: Ledger;
  /** The disk of the journal; null if this user may not mount one. */
  disk: JournalDisk | null;
  product: () => StartedProduct;
  /** Starts the product anew, after it has ended. */
  startProduct: () => void;
  /** The process id of the front or of one of its children, which may be starting. */
  pid: (name: "front" | "writer" | "console") => Promise<number>;
  /** Sets the clock of the product's processes forward, or back. */
  stepClock: (ms: number) => void;
  close: () => Promise<void>;
}

/** Starts the database, the proxy and the product on a new data directory. */
export async function openStage(dataDir: string, { port, seed, ack }: TortureOptions): Promise<Stage> {
  const database = new OwnDatabase(path.join(dataDir, "database"));
  await database.start();
  const proxyPort = port + 1;
  const proxy = new TcpProxy(proxyPort, () => database.port);
  await proxy.open();
  const productDir = path.join(dataDir, "product");
  const disk = mountJournalDisk(path.join(productDir, "journal"));
  const clock = path.join(dataDir, "clock");
  const ownerUrl = Object.assign(new URL(database.url), { port: String(proxyPort) }).href;
  const settings = {
    PORT: String(port),
    DATABASE_URL: appUrlOf(ownerUrl),
    ROLLCALL_MIGRATE_URL: ownerUrl,
    ROLLCALL_APPS: `${APP}::-`,
    ROLLCALL_API_TOKEN: API_TOKEN,
    ROLLCALL_ACK: ack,
    ROLLCALL_JOURNAL_MAX: JOURNAL_MAX,
    ROLLCALL_LOG_LEVEL: "warn",
    NODE_OPTIONS: `--import ${path.join(import.meta.dirname, "stepped-clock.mjs")}`,
    TORTURE_CLOCK: clock,
  };
  const logFile = fs.openSync(path.join(dataDir, "product.log"), "a");
  const start = () => {
    const started = spawnProduct(settings, productDir);
    for (const stream of [started.process.stdout, started.process.stderr])
      stream?.on("data", (chunk: Buffer) => fs.writeSync(logFile, chunk));
    // A fault may end it before it is ready.
    started.ready.catch(() => undefined);
    return started;
  };
  let product = start();
  await product.ready;
  const [callbacks, ledger] = [new DistinctCallbacks(seed), new Ledger()];
  return {
    url: `http://127.0.0.1:${port}`,
    ...{ database, proxy, callbacks, ledger, disk },
    sender: new Sender(port, callbacks, ledger, seed),
    product: () => product,
    startProduct: () => void (product = start()),
    pid: (name) => pidOf(product.process.pid ?? 0, name),
    stepClock: (ms) => fs.writeFileSync(clock, String(ms)),
    close: async () => {
      await product.stop();
      await proxy.close();
      await database.stop();
      disk?.unmount();
      fs.closeSync(logFile);
    },
  };
}

async function pidOf(front: number, name: "front" | "writer" | "console"): Promise<number> {
  for (;;) {
    const pid = name === "front" ? front : childPid(front, name);
    if (pid !== null) return pid;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
