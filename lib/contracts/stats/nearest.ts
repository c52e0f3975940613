import { z } from "zod";
import { instant } from "../common";
import { count, statsHead } from "./range";

export const nearestAnswer = z.object({
  ...statsHead.shape,
  /** Whether an event is in the range. */
  events: z.boolean(),
  /** Connections that were open at the start of the range, to the minute. */
  open: count,
  /** The last event before the range and the first one after it. */
  before: instant.nullable(),
  after: instant.nullable(),
});
export type NearestAnswer = z.infer<typeof nearestAnswer>;
