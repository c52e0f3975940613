import { expect, it } from "vitest";
import { SECOND } from "@/lib/time/units";
import { linkClose, login, logout, T0, timeOut } from "../testing/events";
import { fold } from "../fold";
import { EMPTY_STATE } from "../state";
import type { PresenceEvent } from "../types";
import { hasEnded, userContextOf } from "./context";

const at = (seconds: number) => T0 + seconds * SECOND;

/** The context of each ended connection of a history, by the second of its end. */
function contextsOf(events: PresenceEvent[], now = 10_000) {
  const { connections } = fold(EMPTY_STATE, events, {});
  return new Map(
    connections.filter(hasEnded).map((c) => [(c.endedAt - T0) / SECOND, userContextOf(c, connections, at(now))]),
  );
}

it("finds the next connection on the same and on any platform", () => {
  const found = contextsOf([login(0), linkClose(100), login(130, { platform: "Web", ip: "2.2.2.2" }), login(200)]);
  expect(found.get(100)).toMatchObject({
    nextAny: { at: at(130), platform: "web", clientIp: "2.2.2.2" },
    nextSame: { at: at(200), platform: "android" },
    observedUntil: at(10_000),
  });
});

it("treats the login that kicks or replaces as the next connection, not as one that was open", () => {
  const kicked = contextsOf([login(0), login(50, { platform: "IOS", kicks: ["Android"] })]).get(50);
  expect(kicked).toMatchObject({ nextAny: { at: at(50), platform: "ios" }, nextSame: null, othersOpen: [] });
  const replaced = contextsOf([login(0), login(50, { ip: "2.2.2.2" })]).get(50);
  expect(replaced).toMatchObject({ nextSame: { at: at(50), clientIp: "2.2.2.2" }, othersOpen: [] });
});

it("finds the connections that stayed open, not those that ended at the same time", () => {
  const found = contextsOf([
    login(0),
    login(10, { platform: "Web" }),
    login(20, { platform: "Mac" }),
    logout(60, { platform: "Mac" }),
    linkClose(60),
  ]);
  expect(found.get(60)?.othersOpen).toEqual([{ at: at(10), platform: "web", clientIp: "203.0.113.7" }]);
});

it("counts the breaks within the hour before on the same platform", () => {
  const events = [
    login(0),
    linkClose(10),
    login(20),
    login(30),
    linkClose(3_605),
    login(3_606),
    logout(3_608),
    login(3_609),
    timeOut(4_100),
  ];
  const found = contextsOf(events);
  expect(found.get(10)?.drops).toBe(0);
  expect(found.get(3_605)?.drops).toBe(2);
  expect(found.get(4_100)?.drops).toBe(1);
});
