import { ApiError } from "../api/problem";
import { request } from "../api/request";

/**
 * Finds the user of a typed UserID: first the exact text, then the text without spaces around it, which copying may
 * add. Null if no callback named either. Throws ApiError.
 */
export async function findExactUser(app: string | undefined, typed: string): Promise<string | null> {
  for (const id of new Set([typed, typed.trim()])) {
    if (id === "") continue;
    try {
      return (await request("GET user", { query: { app, id } })).userId;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }
  return null;
}
