import type { IsoRange, TimeRange } from "@/lib/time/range";

/** The range of an answer in milliseconds. It ends at the time of the answer if that is earlier. */
export function answerRange(head: Required<IsoRange> & { asOf: string }): TimeRange {
  return {
    from: Date.parse(head.from),
    to: Math.max(Date.parse(head.from), Math.min(Date.parse(head.to), Date.parse(head.asOf))),
  };
}
