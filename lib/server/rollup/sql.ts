import { MINUTE, rollupUnitStart, type RollupSize } from "@/lib/time/units";
import { Prisma } from "../db/client";
import { inAppsOf } from "../db/in-apps-of";
import { milliseconds, type RowsIn } from "../measures/rows";

/** Units of one size, each once. */
export interface Units {
  size: RollupSize;
  appIds: number[];
  ats: Date[];
}

/** A minute of an app. */
export interface AppMinute {
  appId: number;
  minute: Date;
}

/** The units of a size that the minutes lie in. */
export function unitsOf(minutes: readonly AppMinute[], size: RollupSize): Units {
  const units = new Map<string, { appId: number; at: number }>();
  for (const { appId, minute } of minutes) {
    const at = rollupUnitStart(minute.getTime(), size);
    units.set(`${appId} ${at}`, { appId, at });
  }
  const list = [...units.values()].sort((a, b) => a.appId - b.appId || a.at - b.at);
  return { size, appIds: list.map((u) => u.appId), ats: list.map((u) => new Date(u.at)) };
}

/** The units as rows `u(app_id, at, stop)`. */
export const table = ({ size, appIds, ats }: Units) => Prisma.sql`(
  SELECT app_id, at, at + interval '1 minute' * ${size}::int AS stop
  FROM unnest(${appIds}::int[], ${ats}::timestamptz[]) AS given(app_id, at)) AS u`;

/** The row of an alias is of the app of a unit: see inAppsOf. */
const inApps = (alias: string, { appIds }: Units) =>
  inAppsOf(
    `${alias}.app_id`,
    appIds.map((appId) => ({ appId })),
  );

/** Deletes the rows of the units from a table. */
export const discard = (name: string, units: Units) => Prisma.sql`
  DELETE FROM ${Prisma.raw(name)} AS r USING ${table(units)}
  WHERE r.app_id = u.app_id AND ${inApps("r", units)} AND r.size = ${units.size}::smallint AND r.at = u.at`;

/**
 * Joins, to units `u`, the rows whose time lies in them, unit by unit. OFFSET 0 holds the planner to that: it
 * underestimates how selective ranges are and would compare every row of the table with every unit.
 */
const during = (units: Units, time: string, name: string, also: Prisma.Sql = Prisma.empty) => {
  const [alias = ""] = time.split(".");
  const where = `${alias}.app_id = u.app_id AND ${time} >= u.at AND ${time} < u.stop`;
  return Prisma.sql`CROSS JOIN LATERAL (
    SELECT * FROM ${Prisma.raw(`${name} AS ${alias} WHERE ${where}`)} AND ${inApps(alias, units)} ${also}
    OFFSET 0) AS ${Prisma.raw(alias)}`;
};

/** The rows of a table that lie in the units, which a CTE named `u` has. */
export const rowsInU =
  (units: Units): RowsIn =>
  (time, name) =>
    Prisma.sql`u ${during(units, time, name)}`;

/** The beginning of the unit of a size in which a time of SQL lies. */
export const unitStart = (size: RollupSize, time: string) =>
  size === 1
    ? Prisma.raw(`date_trunc('minute', ${time}, 'UTC')`)
    : Prisma.raw(`date_bin(interval '${size} minutes', ${time}, to_timestamp(0))`);

/** The rows `m` of a measure in the units, each with the beginning of its `unit`. */
export const measureIn = (units: Units, measure: (rows: RowsIn) => Prisma.Sql) => Prisma.sql`(
  SELECT *, ${unitStart(units.size, "at")} AS unit
  FROM (${measure((time, name) => Prisma.sql`${table(units)} ${during(units, time, name)}`)}) AS measured) AS m`;

/** The rows `r` of the next smaller size that lie in the units `u`. */
export const parts = (name: string, units: Units, from: RollupSize) =>
  Prisma.sql`${table(units)} ${during(units, "r.at", name, Prisma.sql`AND r.size = ${from}::smallint`)}`;

/** The time that a change of a level at `at` adds in a unit that ends at `stop`, in milliseconds. */
export const timeUntil = (stop: string, at: string) => milliseconds(`${stop} - ${at}`);

/** Milliseconds of a unit. */
export const lengthOf = (size: RollupSize) => size * MINUTE;

/** A value as short as an index needs it. */
export const hash = (column: string) => Prisma.raw(`sha256(convert_to(${column}, 'UTF8'))`);
