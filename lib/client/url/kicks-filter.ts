import { z } from "zod";
import { platform } from "@/lib/contracts/common";
import type { Platform } from "@/lib/protocol/platform";

/** What the list of kicks is narrowed to beside its range, as its address says it. */
export interface KicksFilter {
  by?: Platform;
  kicked?: Platform;
  user?: string;
  /** false: only those that ended no connection we knew of. */
  known?: "true" | "false";
}

const optional = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
const filter = z.object({
  by: optional(platform), kicked: optional(platform), user: optional(z.string().min(1)), known: optional(z.enum(["true", "false"])),
});

/** Reads the filter out of an address; a value that is not one of ours is left out, not guessed at. */
export function readKicksFilter(search: URLSearchParams): KicksFilter {
  return filter.parse(Object.fromEntries(search));
}
