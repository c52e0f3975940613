import { z } from "zod";
import { PLATFORMS } from "@/lib/protocol/platform";
import { END_CAUSES, VERDICTS } from "@/lib/presence/types";

/** An instant as every answer writes it: ISO 8601, UTC, milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
/** An instant as a query may give it: any ISO 8601 time with a zone. */
export const instantQuery = z.iso.datetime({ offset: true });

/** A number in a query. A caller may give it as a number or as text. */
export const numberQuery = z.coerce.number<number | string>();

/** Yes or no in a query. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** A list in a query as JSON writes it, for what may hold commas. */
export const jsonList = <T extends z.ZodType>(item: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("is not JSON");
        return z.NEVER;
      }
    })
    .pipe(z.array(item));

/** A name of the IANA database that this runtime knows. */
export const timeZone = z.string().refine(isTimeZone, "is not a time zone of the IANA database");

export const platform = z.enum(PLATFORMS);
export const endCause = z.enum(END_CAUSES);
export const verdict = z.enum(VERDICTS);

/** Counts by platform; platforms that count nothing may be absent. */
export const byPlatform = z.partialRecord(platform, z.number().int().nonnegative());

/** The SDKAppID; may be left out where there is one app. */
export const appQuery = z.object({ app: z.string().min(1).optional() });

/** Paging of every list: at most 500 rows, the next page by an opaque cursor. */
export const pageQuery = z.object({
  cursor: z.string().optional(),
  limit: numberQuery.int().min(1).max(500).default(50),
});

/** A part of the week in a zone, the app's own unless told: a weekday (1 Monday … 7 Sunday), an hour (0 … 23), or both. */
export const weekQuery = z.object({
  weekday: numberQuery.int().min(1).max(7).optional(),
  hour: numberQuery.int().min(0).max(23).optional(),
  weekTz: timeZone.optional(),
});
export type WeekQuery = z.infer<typeof weekQuery>;

/** What an endpoint answers that has nothing to say. */
export const emptyAnswer = z.object({});

/** GET /api/v1/openapi.json: an OpenAPI 3.1 document. */
export const openapiAnswer = z.looseObject({ openapi: z.string().startsWith("3.1.") });

/** Half-open range; left out it means all of history. */
export const rangeQuery = z.object({ from: instantQuery.optional(), to: instantQuery.optional() });

/** RFC 9457, the body of every error of /api/v1. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
