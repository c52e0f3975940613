import { describe, expect, it } from "vitest";
import { liveAnswer, liveEvents } from "@/lib/contracts/live";
import { isLiveAnswer, isLiveEvents, readTabMessage } from "./messages";
import { BATCH, LIVE } from "./testing/fake-source";

describe("messages of the stream", () => {
  it("are recognized if they match their schema", () => {
    expect([isLiveAnswer(liveAnswer.parse(LIVE)), isLiveEvents(liveEvents.parse(BATCH))]).toEqual([true, true]);
  });

  it("are told apart from each other and from anything else", () => {
    for (const data of [BATCH, null, undefined, "live", 1, [], {}, { asOf: 1 }, { ...LIVE, online: null }])
      expect(isLiveAnswer(data)).toBe(false);
    for (const data of [LIVE, null, undefined, "events", 1, [], {}, { ...BATCH, users: 1 }, { ...BATCH, kinds: {} }])
      expect(isLiveEvents(data)).toBe(false);
  });
});

describe("messages of another tab", () => {
  it.each([
    { type: "hello" },
    { type: "open" },
    { type: "state", data: "down" },
    { type: "live", data: LIVE },
    { type: "events", data: BATCH },
  ])("are read as they were sent: $type", (message) => {
    expect(readTabMessage(structuredClone(message))).toEqual(message);
  });

  it.each([null, "hello", {}, { type: "bye" }, { type: "state", data: "up" }, { type: "live", data: BATCH }])(
    "of another release are null: %j",
    (message) => {
      expect(readTabMessage(message)).toBeNull();
    },
  );
});
