import type { RejectedFilter } from "@/lib/contracts/health";
import { number, text } from "@/lib/csv/csv";
import type { App } from "../../apps";
import { rejectedListing, toRejected, type RejectedRow } from "../../queries/rejected";
import { sheet, type Pen, type Sheet } from "../sheet";

/** Refused callbacks as they came, with why. */
export function rejectedSheet(app: App, filter: RejectedFilter, pen: Pen): Sheet<RejectedRow> {
  const { words, time } = pen;
  return sheet(
    rejectedListing(app, filter),
    [
      ["receivedAt", (r) => time(r.receivedAt)],
      ["refusedFor", (r) => words.reject[r.cause]],
      ["error", (r) => text(r.error)],
      ["method", (r) => text(r.method)],
      ["path", (r) => text(r.path)],
      ["rawQuery", (r) => text(r.query)],
      ["rawBody", (r) => text(toRejected(r).body)],
      ["bodyBytes", (r) => number(r.bodyBytes)],
    ],
    pen,
  );
}
