import { describe, expect, it } from "vitest";
import { readStateChange } from "./state-change";

const sample = {
  CallbackCommand: "State.StateChange",
  EventTime: 1629883332497,
  Info: { Action: "Login", To_Account: "testuser316", Reason: "Register" },
  KickedDevice: [{ Platform: "Windows" }, { Platform: "Android" }],
};
const eventOf = (json: unknown) => {
  const read = readStateChange(json);
  if ("field" in read) throw new Error(`${read.field}: ${read.fault}`);
  return read.event;
};
const faultOf = (json: unknown) => {
  const read = readStateChange(json);
  return "field" in read ? read.field : null;
};

describe("body of State.StateChange", () => {
  it("reads the documented sample", () => {
    expect(eventOf(sample)).toEqual({
      eventTime: 1629883332497,
      userId: "testuser316",
      action: "Login",
      reason: "Register",
      customStatus: null,
      kicked: ["Windows", "Android"],
    });
  });

  it.each([
    ["a numeric string", "1629883332497", 1629883332497],
    ["absence", undefined, null],
    ["null", null, null],
    ["zero", 0, 0],
    ["a negative number", -1, -1],
    ["nanoseconds", 1e18, 1e18],
    ["a negative numeric string", "-62135596800001", -62135596800001],
  ])("takes %s as EventTime", (_, EventTime, expected) => {
    expect(eventOf({ ...sample, EventTime }).eventTime).toBe(expected);
  });

  it.each([
    ["null", null],
    ["absence", undefined],
    ["{}", {}],
    ["[]", []],
  ])("takes %s as no kicked device", (_, KickedDevice) => {
    expect(eventOf({ ...sample, KickedDevice }).kicked).toEqual([]);
  });

  it("keeps a platform that stands twice in KickedDevice", () => {
    expect(eventOf({ ...sample, KickedDevice: [{ Platform: "iOS" }, { Platform: "iOS" }] }).kicked).toEqual([
      "iOS",
      "iOS",
    ]);
  });

  it("finds the custom status in either place, the inner one first", () => {
    const change = { Action: "CustomStatusChange", To_Account: "u", Reason: "SetCustomStatus" };
    expect(eventOf({ ...sample, Info: change, CustomStatus: "outer" }).customStatus).toBe("outer");
    expect(eventOf({ ...sample, Info: { ...change, CustomStatus: "inner" }, CustomStatus: "outer" }).customStatus).toBe(
      "inner",
    );
    expect(eventOf({ ...sample, Info: { ...change, CustomStatus: "" } }).customStatus).toBe("");
  });

  it("ignores fields it does not know and accepts actions and reasons it does not know", () => {
    const read = eventOf({ ...sample, Extra: 1, Info: { Action: "Doze", To_Account: "u", Reason: "", New: true } });
    expect(read).toMatchObject({ action: "Doze", reason: "" });
  });

  it.each(["-rf", "=1+1", "a/b?c#d%20", "..", "用户😀", " ", "x".repeat(255)])("accepts the UserID %j", (id) => {
    expect(eventOf({ ...sample, Info: { ...sample.Info, To_Account: id } }).userId).toBe(id);
  });

  it.each([
    ["an array", [], "body"],
    ["null", null, "body"],
    ["no CallbackCommand", { ...sample, CallbackCommand: undefined }, "CallbackCommand"],
    ["no Info", { ...sample, Info: undefined }, "Info"],
    ["no Action", { ...sample, Info: { ...sample.Info, Action: undefined } }, "Info.Action"],
    ["no To_Account", { ...sample, Info: { ...sample.Info, To_Account: undefined } }, "Info.To_Account"],
    ["an empty To_Account", { ...sample, Info: { ...sample.Info, To_Account: "" } }, "Info.To_Account"],
    [
      "a To_Account of 256 bytes",
      { ...sample, Info: { ...sample.Info, To_Account: "用".repeat(85) + "a" } },
      "Info.To_Account",
    ],
    ["NUL in To_Account", { ...sample, Info: { ...sample.Info, To_Account: "a\0b" } }, "Info.To_Account"],
    ["a To_Account that is a number", { ...sample, Info: { ...sample.Info, To_Account: 7 } }, "Info.To_Account"],
    ["no Reason", { ...sample, Info: { ...sample.Info, Reason: undefined } }, "Info.Reason"],
    ["an EventTime of words", { ...sample, EventTime: "yesterday" }, "EventTime"],
    ["a fractional EventTime", { ...sample, EventTime: 1.5 }, "EventTime"],
    ["an infinite EventTime", { ...sample, EventTime: "9".repeat(400) }, "EventTime"],
    ["an Action of 65 characters", { ...sample, Info: { ...sample.Info, Action: "A".repeat(65) } }, "Info.Action"],
    ["a Reason of 65 characters", { ...sample, Info: { ...sample.Info, Reason: "R".repeat(65) } }, "Info.Reason"],
    ["a status of 1025 bytes", { ...sample, CustomStatus: "用".repeat(341) + "ab" + "c" }, "CustomStatus"],
    ["17 kicked devices", { ...sample, KickedDevice: Array(17).fill({ Platform: "Web" }) }, "KickedDevice"],
    [
      "a kicked platform of 65 characters",
      { ...sample, KickedDevice: [{ Platform: "W".repeat(65) }] },
      "KickedDevice.0.Platform",
    ],
    ["a KickedDevice of words", { ...sample, KickedDevice: "Windows" }, "KickedDevice"],
  ])("names the field of a body with %s", (_, json, field) => {
    expect(faultOf(json)).toBe(field);
  });

  it("keeps what PostgreSQL cannot hold out of the stored text", () => {
    const change = {
      Action: "CustomStatusChange",
      To_Account: "u",
      Reason: "SetCustomStatus",
      CustomStatus: "a\0b\uD800",
    };
    expect(eventOf({ ...sample, Info: change }).customStatus).toBe("a\uFFFDb\uFFFD");
  });
});
