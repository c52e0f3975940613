import { describe, expect, it } from "vitest";
import { SECOND } from "@/lib/time/units";
import { fold } from "./fold";
import { EMPTY_STATE } from "./state";
import { event, linkClose, login, logout, T0, timeOut } from "./testing/events";
import type { PresenceEvent } from "./types";
import { offlineWindow } from "./window";

const windowOf = (...events: PresenceEvent[]) => {
  const first = fold(EMPTY_STATE, events, {}).connections[0];
  const window = first && offlineWindow(first);
  return window && [(window.from - T0) / SECOND, (window.to - T0) / SECOND];
};

describe("offline window", () => {
  it("is open while the connection is", () => {
    expect(windowOf(login(0))).toBeNull();
  });

  it("is a moment for what Tencent saw at once", () => {
    expect(windowOf(login(0), logout(900))).toEqual([900, 900]);
    expect(windowOf(login(0), login(900, { platform: "IOS", kicks: ["Android"] }))).toEqual([900, 900]);
    expect(windowOf(login(0), logout(900, { reason: "OpenKickInstance" }))).toEqual([900, 900]);
  });

  it("of a timeout lies 400 to 280 s before it", () => {
    expect(windowOf(login(0), timeOut(900))).toEqual([500, 620]);
  });

  it("of a closed link depends on the platform", () => {
    expect(windowOf(login(0), linkClose(900))).toEqual([500, 900]);
    expect(windowOf(login(0, { platform: "Web" }), linkClose(900, { platform: "Web" }))).toEqual([840, 900]);
  });

  it("of a reconnection and of an unknown reason is the longest possible silence", () => {
    expect(windowOf(login(0), login(900))).toEqual([500, 900]);
    expect(windowOf(login(0), event(900, "Disconnect", { reason: "?" }))).toEqual([500, 900]);
  });

  it("never begins before the connection", () => {
    expect(windowOf(login(0), linkClose(100))).toEqual([0, 100]);
    expect(windowOf(login(0), login(100))).toEqual([0, 100]);
    expect(windowOf(login(0), timeOut(392))).toEqual([0, 112]);
  });

  it("of an unknown start is not cut", () => {
    expect(windowOf(timeOut(900))).toEqual([500, 620]);
  });
});
