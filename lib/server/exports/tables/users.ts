import type { UserFigures, UsersFilter, UsersOrder } from "@/lib/contracts/users";
import { USER_FIGURES } from "@/lib/contracts/values";
import { number, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { figuresRange, readFigures } from "../../queries/users/figures";
import { toUser } from "../../queries/users/list";
import { usersListing, type PresenceRow } from "../../queries/users/listing";
import { staleBefore } from "../../queries/users/stale-before";
import { describedCsvTable, type Column, type CsvFormat, type CsvTable } from "../csv-table";

interface Described {
  user: PresenceRow;
  figures: UserFigures | null;
}

const FIGURE_COLUMNS = USER_FIGURES.map((name): Column<Described> => [
  name,
  ({ figures }) => (figures ? number(figures[name]) : ""),
]);

/** Users with their present state, and with their figures if the query has a range. Throws ServiceError. */
export function usersTable(app: App, filter: UsersFilter & UsersOrder, format: CsvFormat): CsvTable<PresenceRow> {
  const { words, time, now } = format;
  const stale = staleBefore(app, now);
  const stateOf = (row: PresenceRow) =>
    !row.online ? "offline" : toUser(row, stale).unverified ? "unverified" : "online";
  const range = figuresRange(filter, now.getTime());
  return describedCsvTable<PresenceRow, Described>(
    usersListing(app, filter, now),
    [
      ["userId", ({ user }) => text(user.userId)],
      ["state", ({ user }) => words.state[stateOf(user)]],
      ["onlineSince", ({ user }) => time(user.onlineSince)],
      [
        "platforms",
        ({ user }) =>
          toUser(user, stale)
            .platforms.map((platform) => words.platform[platform])
            .join(", "),
      ],
      ["customStatus", ({ user }) => text(user.customStatus)],
      ["lastEnd", ({ user }) => time(user.lastEndAt)],
      ["lastEndCauseCode", ({ user }) => user.lastEndCause ?? ""],
      ["lastEndCause", ({ user }) => (user.lastEndCause ? words.cause[user.lastEndCause] : "")],
      ["lastEvent", ({ user }) => time(user.lastEventAt)],
      ["firstSeen", ({ user }) => time(user.firstSeenAt)],
      ...(range === null ? [] : FIGURE_COLUMNS),
    ],
    format,
    async (users, read) => {
      const ids = users.map(({ userId }) => userId);
      const figuresOf = range && (await readFigures(read, app, range, ids));
      return users.map((user) => ({ user, figures: figuresOf?.(user.userId) ?? null }));
    },
  );
}
