import { type z } from "zod";
import { ServiceError } from "../errors";

/** Encodes the sort values of the last row of a page as an opaque cursor. */
export function writeCursor(values: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Decodes and checks a cursor; null if there is none. Throws ServiceError if the cursor is not valid for this list. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new ServiceError("invalid", "cursor: not a cursor of this list");
  }
}
