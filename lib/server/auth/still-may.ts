import { SECOND } from "@/lib/time/units";
import { ServiceError } from "../errors";
import { log } from "../log";
import { scopeOf } from "./access";
import { principalOf } from "./principal";
import type { Principal } from "./session-cache";

/** How often the caller of a stream or an export is looked up again, in the instance that answers. */
export const RECHECK_MS = 10 * SECOND;

/**
 * Whether the headers of a request that is still being answered belong to the same principal, who may do the same. If
 * the database is away, nothing changes.
 */
export async function stillMay(principal: Principal, headers: Headers): Promise<boolean> {
  try {
    const now = await principalOf(headers, { fresh: false });
    return now !== null && now.id === principal.id && scopeOf(now) === scopeOf(principal);
  } catch (error) {
    // A token that has expired, or was rotated.
    if (error instanceof ServiceError) return false;
    log.warn({ err: error }, "the caller of a stream or an export could not be looked up; trying again");
    return true;
  }
}
