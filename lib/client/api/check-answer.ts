import type { JsonKey } from "@/lib/contracts/endpoint-types";
import { ApiError } from "./problem";

/**
 * Reads an answer of an endpoint. In development and in tests it is checked against its schema. In production only
 * JSON that cannot be parsed is an error, so that zod and the schemas (39 kB of gzip) are not downloaded. Throws
 * ApiError.
 * @template T the type of the answer in the table
 */
export async function checkAnswer<T>(key: JsonKey, status: number, text: string): Promise<T> {
  const body = parseJson(status, text);
  if (process.env.NODE_ENV !== "production") {
    const { ENDPOINTS } = await import("@/lib/contracts/endpoints");
    const checked = ENDPOINTS[key].answer.safeParse(body);
    if (!checked.success) throw ApiError.unexpected(status, checked.error);
  }
  return body as T;
}

function parseJson(status: number, text: string): unknown {
  try {
    // An endpoint that has nothing to say may answer without a body.
    return text === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw ApiError.unexpected(status, error);
  }
}
