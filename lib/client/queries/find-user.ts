import { userAnswer } from "@/lib/contracts/user";
import { ApiError } from "../api/problem";
import { getJson } from "../api/request";

/**
 * The UserID that was meant: exactly what was typed, else without the spaces around it that copying brings
 * along. Null where neither has ever been seen. @throws ApiError
 */
export async function findExactUser(app: string | undefined, typed: string): Promise<string | null> {
  for (const id of new Set([typed, typed.trim()])) {
    if (id === "") continue;
    try {
      return (await getJson("user", { app, id }, userAnswer)).userId;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }
  return null;
}
