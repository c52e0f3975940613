import type { IsoRange, TimeRange } from "@/lib/time/range";

/** The stretch an answer speaks of, in milliseconds: its range as far as it has come. */
export function answerRange(head: Required<IsoRange> & { asOf: string }): TimeRange {
  return {
    from: Date.parse(head.from),
    to: Math.max(Date.parse(head.from), Math.min(Date.parse(head.to), Date.parse(head.asOf))),
  };
}
