import net from "node:net";
import pg from "pg";
import { singleton } from "../singleton";

const CHECK_MS = 500;
/** For a while after a connection was found dead, others of the process are closed that are silent for this long. */
const SUSPECT_MS = 5_000;
const SUSPECT_FOR_MS = 10_000;

/** A connection that is doing something. */
interface Use {
  socket: net.Socket;
  limitMs: number;
  bytesRead: number;
  /** How long nothing has come. Counted in checks, so that time in which this process stood still does not count. */
  silentMs: number;
}

/**
 * A pool that closes a connection from which nothing has come for `limitMs` milliseconds while it is in use. If a
 * network forgets a connection, neither side is told, and a statement would wait for hours. `limitMs` is longer than
 * any statement may take; Infinity if there is no such limit.
 */
export function watchedPool(config: pg.PoolConfig, limitMs: number): pg.Pool {
  const pool = new pg.Pool(config);
  const { uses } = singleton("connections", startWatch);
  pool.on("acquire", (client) => {
    const socket = socketOf(client);
    if (socket !== null) uses.set(client, { socket, limitMs, bytesRead: socket.bytesRead, silentMs: 0 });
  });
  pool.on("release", (_, client) => uses.delete(client));
  pool.on("remove", (client) => uses.delete(client));
  return pool;
}

interface Watch {
  uses: Map<object, Use>;
  /** How long others are still suspected. */
  suspectMs: number;
}

function startWatch(): Watch {
  const watch: Watch = { uses: new Map(), suspectMs: 0 };
  setInterval(() => check(watch), CHECK_MS).unref();
  return watch;
}

function check(watch: Watch): void {
  const uses = [...watch.uses.values()];
  for (const use of uses) {
    const { bytesRead } = use.socket;
    use.silentMs = bytesRead === use.bytesRead ? use.silentMs + CHECK_MS : 0;
    use.bytesRead = bytesRead;
  }
  const found = uses.some(({ silentMs, limitMs }) => silentMs > limitMs);
  watch.suspectMs = found ? SUSPECT_FOR_MS : Math.max(0, watch.suspectMs - CHECK_MS);
  const most = watch.suspectMs > 0 ? SUSPECT_MS : Infinity;
  for (const { socket, silentMs, limitMs } of uses)
    if (silentMs > Math.min(limitMs, most)) socket.destroy(new SilentDatabaseError());
}

class SilentDatabaseError extends Error {
  readonly code = "ETIMEDOUT";

  constructor() {
    super("The connection to the database was silent for too long and is closed");
  }
}

/** The socket of a client. With TLS it is the encrypted one. */
function socketOf(client: object): net.Socket | null {
  if (!(client instanceof pg.Client)) return null;
  const { stream } = client.connection;
  return stream instanceof net.Socket ? stream : null;
}
