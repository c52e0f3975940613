import { MINUTE, type Millis } from "@/lib/time/units";
import { Prisma } from "../../db/client";

/**
 * An aggregate over rows of (minute, count) as bytes: a year of minutes as rows, or as arrays, would take seconds to
 * read. `minute` and `count` are SQL of a timestamptz and an int.
 */
export const packCountsPerMinute = (minute: Prisma.Sql, count: Prisma.Sql) => Prisma.sql`
  string_agg(int4send((date_part('epoch', ${minute}) / 60)::int) || int4send((${count})::int), '')`;

/** What packedMinutes packed (null: nothing), as one count a minute over [from, to), both being whole minutes. */
export function unpackCountsPerMinute(packed: Uint8Array | null, from: Millis, to: Millis): Uint32Array {
  const first = from / MINUTE;
  const counts = new Uint32Array(Math.max(0, (to - from) / MINUTE));
  if (packed === null) return counts;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  for (let at = 0; at < packed.byteLength; at += 8) counts[view.getInt32(at) - first] = view.getInt32(at + 4);
  return counts;
}
