import { formatFull } from "@/lib/time/format";
import type { Millis } from "@/lib/time/units";

/** From the year 1 to 9999, without the days at the ends that are in another year in some zone. */
const FIRST: Millis = Date.parse("0001-01-02T00:00:00Z");
const LAST: Millis = Date.parse("9999-12-30T00:00:00Z");

/** A time that a callback claims. It may be any number: what no calendar names well is shown as milliseconds. */
export const claimedTime = (ms: number, zone: string): string =>
  ms >= FIRST && ms <= LAST ? formatFull(Math.round(ms), zone) : `${ms} ms`;
