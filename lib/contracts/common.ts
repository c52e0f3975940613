import { z } from "zod";
import { isErased } from "@/lib/protocol/erased-user";
import { PLATFORMS } from "@/lib/protocol/platform";
import { personal } from "./personal";
import { END_CAUSES, VERDICTS } from "@/lib/presence/types";

/** An instant in an answer: ISO 8601, UTC, milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });
/** An instant in a query: any ISO 8601 time with a zone. */
export const instantQuery = z.iso.datetime({ offset: true });

/** A number in a query. A caller may give it as a number or as text. */
export const numberQuery = z.coerce.number<number | string>();

/** A boolean in a query. */
export const booleanQuery = z.enum(["true", "false"]).transform((text) => text === "true");

/** A list in a query, written as JSON: its items may contain commas. */
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

/** A name of the IANA time zone database that this runtime knows. */
export const timeZone = z
  .string()
  .refine(isTimeZone, "is not a time zone of the IANA database")
  .register(personal, { kind: "plain" });

export const locale = z.enum(["en", "zh-CN"]);
export const platform = z.enum(PLATFORMS);
export const endCause = z.enum(END_CAUSES);
export const verdict = z.enum(VERDICTS);

/** Counts by platform. A platform without a count may be absent. */
export const byPlatform = z.partialRecord(platform, z.number().int().nonnegative());

export const appQuery = z.object({
  app: z.string().min(1).optional().describe("SDKAppID. It may be left out if only one app is set up."),
});

/** Filters by the address of a callback. */
export const networkQuery = z
  .string()
  .min(1)
  .optional()
  .describe("A network such as 203.0.113.0/24, the beginning of an address, or `none` for no address.");
export const networkNameQuery = z
  .string()
  .optional()
  .describe("Name of the network in the file of networks, exactly. Empty for addresses without a name.");

/** The filter of one user. */
export const userIdQuery = z
  .string()
  .min(1)
  .refine((id) => !isErased(id), "stands for an erased user")
  .describe("UserID, exactly.");

const cursor = z.string().optional().describe("`nextCursor` of the page before.");
const limit = (rows: number) => numberQuery.int().min(1).max(500).default(rows).describe("Maximum number of rows.");

/** Paging of a list, with its own number of rows if the query names none. */
export const pagedBy = (rows: number) => z.object({ cursor, limit: limit(rows) });
export const pageQuery = pagedBy(50);

/** A part of the week: a weekday, an hour of the day, or both. */
export const weekQuery = z.object({
  weekday: numberQuery.int().min(1).max(7).optional().describe("Day of the week, from 1 (Monday) to 7 (Sunday)."),
  hour: numberQuery.int().min(0).max(23).optional().describe("Hour of the day, from 0 to 23."),
  weekTz: timeZone.optional().describe("IANA time zone of `weekday` and `hour`. The app's own if left out."),
});
export type WeekQuery = z.infer<typeof weekQuery>;

/** The answer of an endpoint that only does something. */
export const emptyAnswer = z.object({});

/** GET /api/v1/openapi.json: an OpenAPI 3.1 document. */
export const openapiAnswer = z
  .looseObject({ openapi: z.string().startsWith("3.1.") })
  .register(personal, { kind: "plain" });

/** Half-open range. An end that is left out is not bounded. */
export const rangeQuery = z.object({
  from: instantQuery.optional().describe("Start of the range. All of history if left out."),
  to: instantQuery.optional().describe("End of the range. It does not belong to the range."),
});

/** RFC 9457, the body of every error of /api/v1. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    retryAfter: z.number().int().positive().optional().describe("Seconds until it makes sense to try again."),
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
