import type { RejectCause } from "@/lib/contracts/health";
import { REJECT_CAUSES } from "@/lib/contracts/values";
import { groupBy } from "@/lib/group-by";
import { MINUTE, floorTo } from "@/lib/time/units";
import { Prisma } from "../db/client";

/** The form of Tencent's commands, such as C2C.CallbackAfterSendMsg. Other names count as unnamed. */
const COMMAND_PATTERN = /^[A-Za-z]\w{0,31}\.[A-Za-z]\w{0,63}$/;
/** Number of distinct commands that a minute keeps, because a sender can invent names. Others count as unnamed. */
const MAX_COMMANDS_PER_MINUTE = 100;

/** What is counted of a callback that is not an event. */
export interface Counted {
  /** 0 if the callback names no known app. */
  appId: number;
  /** Why it was refused; null if it was not. */
  cause: RejectCause | null;
  /** The name that the sender gave. */
  command: string | null;
  skewMs: number | null;
  receivedAt: number;
}

/** A statement for each app and minute that adds to the counts of `writerId`. */
export function countMinutes(batch: readonly Counted[], writerId: string): Prisma.Sql[] {
  const groups = groupBy(batch, (item) => `${item.appId} ${minuteOf(item).toISOString()}`);
  return [...groups.values()].map((items) => countMinute(items, writerId));
}

const minuteOf = (item: Counted) => new Date(floorTo(item.receivedAt, MINUTE));

function countMinute(items: readonly Counted[], writerId: string): Prisma.Sql {
  const [first] = items;
  if (first === undefined) throw new RangeError("A minute without callbacks");
  const rejected = tally(items.flatMap(({ cause }) => cause ?? []));
  const others = items.filter((item) => item.cause === null);
  const commands = tally(
    others.map(({ command }) => (command !== null && COMMAND_PATTERN.test(command) ? command : "")),
  );
  const skewMs = items.findLast((item) => item.skewMs !== null)?.skewMs ?? null;
  return Prisma.sql`
    INSERT INTO ingest_minute AS m (app_id, minute, writer_id, other, commands, rejected, skew_ms)
    VALUES (${first.appId}, ${minuteOf(first)}, ${writerId}, ${others.length}, ${JSON.stringify(commands)}::jsonb,
            ${JSON.stringify(rejected)}::jsonb, ${clampInt(skewMs)})
    ON CONFLICT (app_id, minute, writer_id) DO UPDATE SET
      other = m.other + excluded.other,
      commands = ${added("commands", MAX_COMMANDS_PER_MINUTE)},
      rejected = ${added("rejected", REJECT_CAUSES.length)},
      skew_ms = coalesce(excluded.skew_ms, m.skew_ms)`;
}

/** The sums by key of both sides of a conflict. Keys beyond the `max` most frequent are summed under the empty key. */
function added(column: "commands" | "rejected", max: number): Prisma.Sql {
  const [mine, theirs] = [Prisma.raw(`m.${column}`), Prisma.raw(`excluded.${column}`)];
  return Prisma.sql`(SELECT coalesce(jsonb_object_agg(name, n), '{}') FROM (
    SELECT CASE WHEN place > ${max} THEN '' ELSE key END AS name, sum(n) AS n FROM (
      SELECT key, sum(value::int) AS n, row_number() OVER (ORDER BY sum(value::int) DESC, key) AS place
      FROM (SELECT * FROM jsonb_each_text(${mine}) UNION ALL SELECT * FROM jsonb_each_text(${theirs})) AS both_sides
      GROUP BY key) AS sums
    GROUP BY 1) AS kept)`;
}

function tally(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]));
}

/** A wrong RequestTime may be centuries off, but the column holds only 24 days. */
function clampInt(ms: number | null): number | null {
  return ms === null ? null : Math.max(-2_147_483_648, Math.min(2_147_483_647, Math.round(ms)));
}
