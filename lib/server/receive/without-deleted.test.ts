import fc from "fast-check";
import { expect, it } from "vitest";
import { db } from "../db/client";
import { anyEvent } from "../testing/arbitrary-events";
import { callback } from "../testing/callback";
import { newApp } from "../testing/new-app";
import { rowsOfApp } from "../testing/rows-of-app";
import { append } from "./append";
import { countNonEvents } from "./count-non-events";
import { storeJournaled } from "./store-journaled";

const RECEIVED_AT = Date.parse("2026-11-20T10:00:00Z");

/** Everything that this instance may still hold of an app when another one deletes it. */
async function storeAll(appId: number, number: number): Promise<void> {
  const [event] = fc.sample(anyEvent, { seed: 7, numRuns: 1 });
  if (event === undefined) throw new Error("no event was drawn");
  const alert = { command: "Test", query: "", body: "{}", bodyBytes: 2, receivedAt: RECEIVED_AT };
  await append([{ appId, event, skewMs: null }], "one");
  const mark = { journal: "journal-of-the-deleted", after: number - 1, number };
  const items = [
    { appId, event: { ...event, time: event.time + 60_000 }, skewMs: null },
    { appId, alert, skewMs: null },
  ];
  await storeJournaled(items, "one", mark);
  const request = callback({ query: { SdkAppid: "1" } });
  await countNonEvents([{ appId, cause: "field", error: "x", command: null, request, skewMs: null }], "one");
}

it("stores nothing of an app that is being deleted or is deleted, and all of another one", async () => {
  const { id } = await newApp();
  const other = await newApp();
  await db().journalMark.create({ data: { journal: "journal-of-the-deleted", number: 0n } });
  await db().app.update({ where: { id }, data: { deletingAt: new Date() } });
  await storeAll(id, 1);
  await db().app.delete({ where: { id } });
  await storeAll(id, 2);
  expect(await rowsOfApp(id)).toEqual({});
  await storeAll(other.id, 3);
  expect(Object.keys(await rowsOfApp(other.id))).toEqual(
    expect.arrayContaining(["event", "rejected", "tencent_alert"]),
  );
});
