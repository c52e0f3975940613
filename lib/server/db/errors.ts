/** An error and its causes, also those that Prisma's driver adapter wraps. */
function* causesOf(error: unknown): Generator<Record<string, unknown>> {
  for (let e: unknown = error, depth = 0; typeof e === "object" && e !== null && depth < 5; depth++) {
    const one = e as Record<string, unknown>;
    yield one;
    e = one.cause ?? (one.meta as Record<string, unknown> | undefined)?.driverAdapterError ?? null;
  }
}

/** SQLSTATE of an error that came through Prisma's driver adapter, null if it has none. */
export function sqlState(error: unknown): string | null {
  for (const { code, originalCode } of causesOf(error)) {
    for (const candidate of [originalCode, code]) {
      if (typeof candidate === "string" && /^[0-9A-Z]{5}$/.test(candidate) && !candidate.startsWith("P2"))
        return candidate;
    }
  }
  return null;
}

/** Class 08 and 57P: no connection, or a server that stops, starts or crashed. The others are Prisma's and Node's. */
const UNREACHABLE = /^(08...|57P0[123]|53300|P10(01|02|08|17)|ECONN(REFUSED|RESET)|ETIMEDOUT|ENOTFOUND|EPIPE)$/;
const UNREACHABLE_KINDS = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];
/** The driver has no codes for these. */
const UNREACHABLE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not/;

/** The database cannot be reached, or the connection to it ended. */
export function isUnreachable(error: unknown): boolean {
  for (const { code, originalCode, kind, message } of causesOf(error)) {
    if ([code, originalCode].some((one) => typeof one === "string" && UNREACHABLE.test(one))) return true;
    if (UNREACHABLE_KINDS.some((one) => one === kind)) return true;
    if (typeof message === "string" && UNREACHABLE_MESSAGES.test(message)) return true;
  }
  return false;
}

/** Every connection of the pool was in use for as long as Prisma waits for one. */
export const isBusy = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "P2028" || code === "P2024";
};

/** The data of the statement is at fault, not the database. Class 54: a value that is too large, as for an index. */
export function isDataError(error: unknown): boolean {
  return /^(2[123]|54)/.test(sqlState(error) ?? "");
}
