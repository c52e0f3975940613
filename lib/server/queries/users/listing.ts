import { staleBefore } from "./stale-before";
import type { UsersFilter, UsersOrder } from "@/lib/contracts/users";
import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { HOUR } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import { Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { allOf, conditionsOf, equals, when } from "../filter";
import { likePattern } from "../like";
import { rangeOf, type Listing } from "../listing";
import { absencesIn } from "../stats/incident-recovery";
import { countFigure, figureOf, figuresRange } from "./figures";
import { FIGURE, orderOf } from "./order";
import { FLAPPING_PER_HOUR } from "./totals";

const stored = tableOf("Presence", "p").columns(
  "userId",
  "online",
  "platforms",
  "onlineSince",
  "firstSeenAt",
  "lastEventAt",
  "lastEndCause",
  "lastEndAt",
);

export type PresenceRow = Omit<RowOf<typeof stored>, "platforms" | "lastEndCause"> & {
  platforms: Platform[];
  lastEndCause: EndCause | null;
  /** The status that is set now. */
  customStatus: string | null;
  /** The figure that the list is sorted by; null for any other order. */
  figure: number | null;
};

/** The users that the filter leaves at `now`, as PresenceRow. Throws ServiceError. */
export function usersListing(app: App, filter: UsersFilter & UsersOrder, now: Date): Listing {
  const { sort, order, from, to, ...users } = filter;
  const figure = figureOf(filter);
  const range = figuresRange(filter, now.getTime());
  const sorted = figure === null || range === null ? null : countFigure(app, figure, range);
  return {
    columns: Prisma.sql`${stored}, ${sorted ? FIGURE : Prisma.sql`NULL`} AS figure,
      CASE WHEN p.status_presumed_cleared_at IS NULL THEN nullif(p.custom_status, '') END AS "customStatus"`,
    from: sorted
      ? Prisma.sql`presence AS p LEFT JOIN (${sorted}) AS f ON f.user_id = p.user_id`
      : Prisma.sql`presence AS p`,
    where: [Prisma.sql`p.app_id = ${app.id}`, ...conditions(app, users, now), ...combinations(app, users)],
    order: orderOf({ sort, order }),
  };
}

/** Conditions of single fields. */
function conditions(app: App, filter: UsersFilter, now: Date): Prisma.Sql[] {
  const isSet = Prisma.sql`p.status_presumed_cleared_at IS NULL`;
  return conditionsOf(filter, {
    app: null,
    q: (text) => (text === "" ? Prisma.sql`true` : Prisma.sql`p.user_id IN (${accountsLike(app, text)})`),
    state: (state) =>
      state === "unverified"
        ? Prisma.sql`p.online AND p.last_event_at < ${staleBefore(app, now)}`
        : Prisma.sql`p.online = ${state === "online"}`,
    platform: (platform) => Prisma.sql`p.platforms @> ARRAY[${platform}]`,
    status: (status) => Prisma.sql`p.custom_status = ${status} AND ${isSet}`,
    statusExcept: (values) => Prisma.sql`p.custom_status <> ALL(${values}) AND ${isSet}`,
    cause: equals(Prisma.sql`p.last_end_cause`),
    flapping: (flapping) => Prisma.sql`p.user_id ${flapping ? Prisma.sql`IN` : Prisma.sql`NOT IN`} (
      SELECT c.user_id FROM connection AS c
      WHERE c.app_id = ${app.id} AND c.at > ${new Date(now.getTime() - HOUR)} AND c.started_at IS NOT NULL
      GROUP BY c.user_id HAVING count(*) >= ${FLAPPING_PER_HOUR})`,
    onlineAt: (instant) =>
      isOnline(app, [Prisma.sql`s.at <= ${new Date(instant)} AND (s.until > ${new Date(instant)} OR s.until IS NULL)`]),
    // All in combinations.
    seenFrom: null,
    seenTo: null,
    endedFrom: null,
    endedTo: null,
    back: null,
    backWithinMs: null,
  });
}

/** Conditions of fields that belong together. */
function combinations(app: App, filter: UsersFilter): Prisma.Sql[] {
  const { seenFrom, seenTo, endedFrom, endedTo, back, backWithinMs, status, statusExcept } = filter;
  const seen = [
    ...when(seenFrom, (from) => Prisma.sql`(s.until >= ${new Date(from)} OR s.until IS NULL)`),
    ...when(seenTo, (to) => Prisma.sql`s.at < ${new Date(to)}`),
  ];
  const ended = [
    ...when(endedFrom, (from) => Prisma.sql`c.ended_at >= ${new Date(from)}`),
    ...when(endedTo, (to) => Prisma.sql`c.ended_at < ${new Date(to)}`),
  ];
  return [
    // Written out, because the index of the set statuses is used only then.
    ...(status || statusExcept ? [Prisma.sql`p.custom_status <> ''`] : []),
    ...(seen.length === 0 ? [] : [isOnline(app, seen)]),
    ...(ended.length === 0
      ? []
      : [
          Prisma.sql`p.user_id IN (
            SELECT c.user_id FROM connection AS c WHERE c.app_id = ${app.id} AND ${allOf(ended)})`,
        ]),
    ...(back === undefined && backWithinMs === undefined ? [] : [Prisma.sql`p.user_id IN (${cameBack(app, filter)})`]),
  ];
}

const accountsLike = (app: App, text: string) => Prisma.sql`
  SELECT user_id FROM account WHERE app_id = ${app.id} AND user_id ILIKE ${`%${likePattern(text)}%`}`;

/** Users with an online span of which the conditions on `s` hold. */
const isOnline = (app: App, conditions: readonly Prisma.Sql[]) => Prisma.sql`
  p.user_id IN (SELECT s.user_id FROM online_span AS s WHERE s.app_id = ${app.id} AND ${allOf(conditions)})`;

/** Of the users whose connections ended within a range, those who came back, did not, or stayed online. */
function cameBack(app: App, { endedFrom, endedTo, back, backWithinMs }: UsersFilter): Prisma.Sql {
  const { from, to } = rangeOf({ from: endedFrom, to: endedTo });
  const state = {
    back: Prisma.sql`ms IS NOT NULL`,
    away: Prisma.sql`left_at IS NOT NULL AND ms IS NULL`,
    stayed: Prisma.sql`left_at IS NULL`,
  };
  const conditions = [...when(back, (name) => state[name]), ...when(backWithinMs, (ms) => Prisma.sql`ms <= ${ms}`)];
  return Prisma.sql`
    SELECT w.user_id FROM (${absencesIn({ appId: app.id, from: new Date(from), to: new Date(to) })}) AS w
    WHERE ${allOf(conditions)}`;
}
