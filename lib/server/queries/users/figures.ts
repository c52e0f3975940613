import type { UserFigures, UsersOrder } from "@/lib/contracts/users";
import { DISCONNECT_CAUSES, FLAPPING_CAUSES, RECONNECTION_CAUSE, USER_FIGURES } from "@/lib/contracts/values";
import type { Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";
import type { App } from "../../apps/registry";
import { Prisma, type Read } from "../../db/client";
import { ServiceError } from "../../errors";
import { FLAPPING_PER_HOUR } from "./totals";

type Figure = (typeof USER_FIGURES)[number];

/** The figure that a query sorts by; null for any other order. */
export const figureOf = ({ sort }: Pick<UsersOrder, "sort">): Figure | null =>
  USER_FIGURES.find((figure) => figure === sort) ?? null;

/** The range of the figures of a query; null for none. Throws ServiceError if the query needs one or it is empty. */
export function figuresRange({ from, to, sort }: UsersOrder, now: Millis): TimeRange | null {
  if (from === undefined) {
    if (to !== undefined) throw new ServiceError("invalid", "from: must be given with to");
    if (figureOf({ sort }) !== null) throw new ServiceError("invalid", `from: must be given to sort by ${sort}`);
    return null;
  }
  const range = { from: Date.parse(from), to: to === undefined ? now : Date.parse(to) };
  if (range.to <= range.from) throw new ServiceError("invalid", "to: must be later than from");
  return range;
}

const at = (time: Millis) => new Date(time);

/** Users (user_id) with a figure above 0 in the range, and the figure (n). `users` narrows what is read. */
export function countFigure(app: App, figure: Figure, { from, to }: TimeRange, users = Prisma.sql`true`): Prisma.Sql {
  if (figure === "kicks")
    return Prisma.sql`
      SELECT user_id, count(*)::int AS n FROM kick
      WHERE app_id = ${app.id} AND at >= ${at(from)} AND at < ${at(to)} AND ${users} GROUP BY user_id`;
  const ended = (causes: readonly string[]) => Prisma.sql`
    FROM connection WHERE app_id = ${app.id} AND ended_at >= ${at(from)} AND ended_at < ${at(to)}
      AND end_cause = ANY(${[...causes]}) AND ${users}`;
  if (figure === "flappingHours")
    // The rows of a user come together from the index, so that no hash of all users and hours is needed.
    return Prisma.sql`
      SELECT user_id, count(*)::int AS n FROM (
        SELECT user_id, row_number() OVER (PARTITION BY user_id, date_trunc('hour', ended_at)) AS nth
        ${ended(FLAPPING_CAUSES)}) AS ends
      WHERE nth = ${FLAPPING_PER_HOUR} GROUP BY user_id`;
  const causes = figure === "disconnects" ? DISCONNECT_CAUSES : [RECONNECTION_CAUSE];
  return Prisma.sql`SELECT user_id, count(*)::int AS n ${ended(causes)} GROUP BY user_id`;
}

/** All figures of some users, by UserID. A user with only zeros is absent. */
export async function readFigures(
  read: Read,
  app: App,
  range: TimeRange,
  userIds: readonly string[],
): Promise<(userId: string) => UserFigures> {
  const own = Prisma.sql`user_id = ANY(${[...userIds]})`;
  const parts = USER_FIGURES.map(
    (figure) => Prisma.sql`SELECT ${figure}::text AS figure, f.* FROM (${countFigure(app, figure, range, own)}) AS f`,
  );
  const rows = await read<{ figure: Figure; user_id: string; n: number }>(Prisma.join(parts, " UNION ALL "));
  const found = new Map<string, UserFigures>();
  for (const { figure, user_id, n } of rows) found.set(user_id, { ...(found.get(user_id) ?? NONE), [figure]: n });
  return (userId) => found.get(userId) ?? NONE;
}

const NONE: UserFigures = { disconnects: 0, kicks: 0, reconnections: 0, flappingHours: 0 };
