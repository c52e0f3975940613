import { expect, it } from "vitest";
import { ALL_PARTITIONED } from "../partitions/tables";
import { readPartitions } from "../partitions/read";
import { makeAhead } from "../partitions/make-ahead";
import { resetToBefore } from "../testing/earlier-schema";
import { asOwner, migrateAsOwner } from "../testing/owner";

const TABLES = ALL_PARTITIONED.map(({ name }) => name);
const DAYS = { events: 30, connections: 30, sums: 30 };
const NOW = Date.UTC(2026, 2, 1);

/** Rows of a few minutes in the larger tables, of the app with this number. */
const fill = (appId: number) => `
  INSERT INTO event (app_id, user_id, event_time, identity, received_at, time_source, action, reason, platform, kicked)
  SELECT ${appId}, 'user ' || n, at, int8send(n), at, 0, 'Login', 'Register', 'ios', '{}' FROM minutes;
  INSERT INTO connection (app_id, user_id, at, no, platform) SELECT ${appId}, 'user ' || n, at, n, 'ios' FROM minutes;
  INSERT INTO online_span (app_id, user_id, at) SELECT ${appId}, 'user ' || n, at FROM minutes;
  INSERT INTO rollup_online (app_id, size, at, peak_at) SELECT ${appId}, 1, at, at FROM minutes;`;

/** The rows of the partitioned tables as text, and the file in which each table is. */
async function stored(files: (table: string) => string) {
  const all = TABLES.map(async (table) => {
    const rows = await asOwner(`SELECT t::text FROM ${table} AS t ORDER BY 1`);
    const [file] = await asOwner(`SELECT pg_relation_filenode('${files(table)}') AS no`);
    return { table, rows, file: file?.no };
  });
  return Promise.all(all);
}

it("copies no row of the version before, and gives an app that was there its partitions", async () => {
  await resetToBefore("20261128000000_partitions");
  await asOwner(`
    CREATE TABLE minutes AS
      SELECT n, timestamptz '2026-01-15 12:00Z' + n * interval '1 minute' AS at FROM generate_series(1, 50) AS n;
    ${fill(1)} ${fill(2)} DROP TABLE minutes`);
  const before = await stored((table) => table);
  expect(before[0]?.rows.length).toBe(100);
  await migrateAsOwner();
  expect(await stored((table) => `partitions.${table}_rest`)).toEqual(before);

  expect((await makeAhead(1, DAYS, NOW)).divided).toEqual(TABLES);
  const moved = await stored((table) => `partitions.${table}_rest`);
  expect(moved.map(({ rows }) => rows)).toEqual(before.map(({ rows }) => rows));
  // The other app is alone now.
  expect((await makeAhead(2, DAYS, NOW)).divided).toEqual(TABLES);
  const names = await readPartitions("event", 2);
  const [oldest] = names.map(({ name }) => name);
  expect(await asOwner(`SELECT pg_relation_filenode('partitions.${oldest}') AS no`)).toEqual([{ no: before[0]?.file }]);
});
