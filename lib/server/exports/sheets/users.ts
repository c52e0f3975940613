import type { UsersFilter, UsersOrder } from "@/lib/contracts/users";
import { text } from "@/lib/csv/csv";
import type { App } from "../../apps";
import { staleBefore, toUser, usersListing, type PresenceRow } from "../../queries/users";
import { sheet, type Pen, type Sheet } from "../sheet";

/** Users and what is so now of each. */
export function usersSheet(app: App, filter: UsersFilter & UsersOrder, pen: Pen): Sheet<PresenceRow> {
  const { words, time, now } = pen;
  const stale = staleBefore(app, now);
  const stateOf = (row: PresenceRow) =>
    !row.online ? "offline" : toUser(row, stale).unverified ? "unverified" : "online";
  return sheet(
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
    pen,
  );
}
