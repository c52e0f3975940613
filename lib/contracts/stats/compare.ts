import { z } from "zod";
import { instant, instantQuery, timeZone } from "../common";
import { connectionsFilter } from "../connections";
import { eventsFilter } from "../event";
import { COMPARED, CONNECTION_DIMENSIONS, EVENT_DIMENSIONS } from "../values";
import { count } from "./range";
import { text } from "../personal";

/** A filter of a list, and which rows of it are compared with the rest of its range. */
export const compareQuery = z.object({
  ...eventsFilter.shape,
  ...connectionsFilter.shape,
  of: z.enum(COMPARED).optional().describe("The list that the filter belongs to. If left out, the filter decides."),
  partFrom: instantQuery
    .optional()
    .describe(
      "Start of a part of the range, if only that part is selected. The rest of the range is compared with it.",
    ),
  partTo: instantQuery.optional().describe("End of the part of `partFrom`. It does not belong to the part."),
  tz: timeZone.optional().describe("IANA time zone of the hours. The app's own if left out."),
});
export type CompareQuery = z.infer<typeof compareQuery>;

const dimension = z.enum([...new Set([...CONNECTION_DIMENSIONS, ...EVENT_DIMENSIONS])]);
export type CompareDimension = z.infer<typeof dimension>;

/** Estimated from the sample, if there is one: the same share of all rows. */
const value = z.object({
  /**
   * As the filter of the list takes it; null for none. An hour is a number from 0 to 23, a duration is
   * `<least>-<less than>` in milliseconds.
   */
  value: text("raw").nullable(),
  selected: count,
  rest: count,
  /** Share of the selection, and of the rest, that has the value. */
  share: z.number(),
  restShare: z.number(),
  /** `share` divided by `restShare`; null if the value does not occur in the rest. */
  lift: z.number().nullable(),
  /** How much the value tells the selection from the rest, in bits a row. 0 if it may be chance. */
  score: z.number(),
  /** Of a network: its name in the file of networks. */
  name: text("plain").nullable(),
});
export type CompareValue = z.infer<typeof value>;

export const compareAnswer = z.object({
  asOf: instant,
  of: z.enum(COMPARED),
  tz: text("plain"),
  /** Number of rows. `approximate` if the number of selected ones is estimated from the sample. */
  selected: count,
  rest: count,
  approximate: z.boolean(),
  /** How many rows were read of each side; null if all were. */
  sample: z.object({ selected: count, rest: count }).nullable(),
  conclusion: z.object({
    kind: z.enum(["nothingSelected", "nothingElse", "tooFew", "alike", "standsOut"]),
    /** At most three, the strongest first; empty unless something stands out. */
    values: z.array(z.object({ dimension, ...value.shape })),
  }),
  /** Those with the strongest value first, and so are the values. What the filter fixes is left out. */
  dimensions: z.array(
    z.object({
      name: dimension,
      values: z.array(value),
      /** The values that are left out, because they say less than those that are listed. */
      others: z.object({ values: count, selected: count, rest: count }),
    }),
  ),
});
export type CompareAnswer = z.infer<typeof compareAnswer>;
