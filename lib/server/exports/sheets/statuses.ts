import type { StatusesFilter } from "@/lib/contracts/statuses";
import { seconds, text } from "@/lib/csv/csv";
import type { App } from "../../apps";
import { statusesListing, toStatusChange, type StatusRow } from "../../queries/statuses";
import { sheet, type Pen, type Sheet } from "../sheet";

/** Changes of custom statuses, with how long each value stood. */
export function statusesSheet(app: App, filter: StatusesFilter, pen: Pen): Sheet<StatusRow> {
  const { words, time } = pen;
  return sheet(
    statusesListing(app, filter),
    [
      ["userId", (s) => text(s.userId)],
      ["at", (s) => time(s.at)],
      ["was", (s) => text(s.was)],
      ["value", (s) => text(s.value)],
      ["until", (s) => time(s.until)],
      ["duration", (s) => seconds(toStatusChange(s).durationMs)],
      ["presumed", (s) => (s.presumed ? words.yes : words.no)],
    ],
    pen,
  );
}
