import { db } from "../db/client";
import { EVENT_COLUMNS, EVENT_JOINS, type EventRow } from "../queries/events/row";
import { rawOf } from "../raw/read";

/** Every event with its callback as it came, in the order of event times. */
export async function storedRaw() {
  const rows = await db().$queryRaw<EventRow[]>`
    SELECT ${EVENT_COLUMNS} FROM event AS e ${EVENT_JOINS} ORDER BY e.event_time, e.user_id, e.identity`;
  return rows.map((row) => ({ ...row, ...rawOf(row) }));
}
