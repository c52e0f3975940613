import type { JournalMark } from "../journal/mark";
import type { Appendable } from "./append";
import { countNonEvents } from "./count-non-events";
import { writerId } from "./writer-id";

/**
 * Stores an event that the database refuses as a refused callback, with the reason. Callback health shows it, and the
 * events after it can be stored. Throws what the database throws.
 */
export async function countUnstorable({ appId, event, skewMs }: Appendable, error: unknown, mark: JournalMark) {
  const body = Buffer.from(event.rawBody);
  const request = {
    method: "POST",
    secret: null,
    path: "/api/callback",
    query: event.rawQuery,
    body,
    bodyBytes: body.length,
    receivedAt: event.receivedAt,
  };
  const reason = `The database refuses a value: ${error instanceof Error ? error.message : String(error)}`;
  await countNonEvents(
    [{ appId, cause: "field", error: reason.slice(0, 1_000), command: null, request, skewMs }],
    writerId(),
    mark,
  );
}
