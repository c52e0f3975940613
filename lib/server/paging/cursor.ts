import { type z } from "zod";
import { ServiceError } from "../errors";

/** An opaque cursor out of the values by which the last row of a page is sorted. */
export function writeCursor(values: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** The values of a cursor, checked; null where there is none. Throws ServiceError for one that was not given out here. */
export function readCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new ServiceError("invalid", "cursor: not one that was given out by this list");
  }
}
