/** SQLSTATE of an error that came through Prisma's driver adapter, null if it has none. */
export function sqlState(error: unknown): string | null {
  for (let e: unknown = error, depth = 0; typeof e === "object" && e !== null && depth < 5; depth++) {
    const { code, originalCode, meta, cause } = e as Record<string, unknown>;
    for (const candidate of [originalCode, code]) {
      if (typeof candidate === "string" && /^[0-9A-Z]{5}$/.test(candidate) && !candidate.startsWith("P2"))
        return candidate;
    }
    e = cause ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError ?? null;
  }
  return null;
}

/** Errors of Prisma's driver adapter, and of node:net, that mean a lost or refused connection. */
const AWAY = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "ECONNREFUSED", "ECONNRESET"];

/** The database cannot be reached, is starting, or shut down (SQLSTATE 57P01 to 57P03, class 08). */
export function isDatabaseAway(error: unknown): boolean {
  if (/^(57P0[123]|08)/.test(sqlState(error) ?? "")) return true;
  for (let e: unknown = error, depth = 0; typeof e === "object" && e !== null && depth < 5; depth++) {
    const { kind, code, cause, meta } = e as Record<string, unknown>;
    if ([kind, code].some((name) => typeof name === "string" && AWAY.includes(name))) return true;
    e = cause ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError ?? null;
  }
  return false;
}

/** Two transactions conflicted. The same work may be tried again. */
export function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01" || (error as { code?: unknown } | null)?.code === "P2034";
}

/** The data of the statement is at fault, not the database. Class 54: a value that is too large, as for an index. */
export function isDataError(error: unknown): boolean {
  return /^(2[123]|54)/.test(sqlState(error) ?? "");
}
