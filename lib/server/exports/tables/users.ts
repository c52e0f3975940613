import type { UsersFilter, UsersOrder } from "@/lib/contracts/users";
import { text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { toUser } from "../../queries/users/list";
import { staleBefore, usersListing, type PresenceRow } from "../../queries/users/listing";
import { csvTable, type CsvFormat, type CsvTable } from "../csv-table";

/** Users with their present state. */
export function usersTable(app: App, filter: UsersFilter & UsersOrder, format: CsvFormat): CsvTable<PresenceRow> {
  const { words, time, now } = format;
  const stale = staleBefore(app, now);
  const stateOf = (row: PresenceRow) =>
    !row.online ? "offline" : toUser(row, stale).unverified ? "unverified" : "online";
  return csvTable(
    usersListing(app, filter, now),
    [
      ["userId", (u) => text(u.userId)],
      ["state", (u) => words.state[stateOf(u)]],
      ["onlineSince", (u) => time(u.onlineSince)],
      [
        "platforms",
        (u) =>
          toUser(u, stale)
            .platforms.map((platform) => words.platform[platform])
            .join(", "),
      ],
      ["customStatus", (u) => text(u.customStatus)],
      ["lastEnd", (u) => time(u.lastEndAt)],
      ["lastEndCauseCode", (u) => u.lastEndCause ?? ""],
      ["lastEndCause", (u) => (u.lastEndCause ? words.cause[u.lastEndCause] : "")],
      ["lastEvent", (u) => time(u.lastEventAt)],
      ["firstSeen", (u) => time(u.firstSeenAt)],
    ],
    format,
  );
}
