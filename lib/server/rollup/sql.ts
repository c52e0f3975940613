import { MINUTE, unitOf, type Size } from "@/lib/time/units";
import { Prisma } from "../db/client";

/** Units of one size, each once. */
export interface Units {
  size: Size;
  appIds: number[];
  ats: Date[];
}

/** A minute of an app. */
export interface AppMinute {
  appId: number;
  minute: Date;
}

/** The units of a size that the minutes lie in. */
export function unitsOf(minutes: readonly AppMinute[], size: Size): Units {
  const units = new Map<string, { appId: number; at: number }>();
  for (const { appId, minute } of minutes) {
    const at = unitOf(minute.getTime(), size);
    units.set(`${appId} ${at}`, { appId, at });
  }
  const list = [...units.values()].sort((a, b) => a.appId - b.appId || a.at - b.at);
  return { size, appIds: list.map((u) => u.appId), ats: list.map((u) => new Date(u.at)) };
}

/** The units as rows `u(app_id, at, stop)`. */
export const table = ({ size, appIds, ats }: Units) => Prisma.sql`(
  SELECT app_id, at, at + interval '1 minute' * ${size}::int AS stop
  FROM unnest(${appIds}::int[], ${ats}::timestamptz[]) AS given(app_id, at)) AS u`;

/** Throws away what a table holds of the units. */
export const discard = (name: string, units: Units) => Prisma.sql`
  DELETE FROM ${Prisma.raw(name)} AS r USING ${table(units)}
  WHERE r.app_id = u.app_id AND r.size = ${units.size}::smallint AND r.at = u.at`;

/**
 * Joins, to units `u`, the rows whose moment lies in them, unit by unit. OFFSET 0 holds the planner to that: it thinks
 * so badly of ranges that it would rather compare every row of the table with every unit.
 */
export const during = (moment: string, name: string, also: Prisma.Sql = Prisma.empty) => {
  const [alias = ""] = moment.split(".");
  return Prisma.sql`CROSS JOIN LATERAL (
    SELECT * FROM ${Prisma.raw(`${name} AS ${alias} WHERE ${alias}.app_id = u.app_id AND ${moment} >= u.at AND ${moment} < u.stop`)}
      ${also} OFFSET 0) AS ${Prisma.raw(alias)}`;
};

/** The rows `r` of the next smaller size that lie in the units `u`. */
export const parts = (name: string, units: Units, from: Size) =>
  Prisma.sql`${table(units)} ${during("r.at", name, Prisma.sql`AND r.size = ${from}::smallint`)}`;

/** An interval of SQL in whole milliseconds. */
export const ms = (interval: string) => Prisma.raw(`(extract(epoch FROM ${interval}) * 1000)::bigint`);

/** Milliseconds of a unit. */
export const lengthOf = (size: Size) => size * MINUTE;

/** A value as short as an index needs it. */
export const hash = (column: string) => Prisma.raw(`sha256(convert_to(${column}, 'UTF8'))`);
