import { expect, it } from "vitest";
import type { Outage } from "./api/outage";
import { noticesOf, timesUsual, type ListedIncident } from "./notices";

const incident = (app: string, minute: number, ongoing: boolean): ListedIncident => ({
  app,
  from: `2026-11-26T01:${minute}:00.000Z`,
  to: `2026-11-26T01:${minute + 1}:00.000Z`,
  ongoing,
  ended: 100,
  usual: 4,
  peakPerMinute: 60,
  peakAt: `2026-11-26T01:${minute}:00.000Z`,
});
const outage = { kind: "slow", since: 1, shownFrom: null } as const;
const silence = { app: "b", since: "2026-11-26T01:00:00.000Z", expected: 40 };
const database = { kind: "unreachable", since: "2026-11-26T01:00:00.000Z", journalRecords: 18_211 } as const;
const calm = { incidents: [], silences: [] };

it("says nothing if nothing is the matter", () => {
  expect(noticesOf({ database: null, outage: null, troubles: calm, dismissedUntil: null })).toEqual([]);
});

it("puts the most urgent first, and tells of the last incident of each app", () => {
  const [now, earlier, other, before] = [
    incident("a", 40, true),
    incident("a", 30, false),
    incident("b", 20, false),
    incident("b", 10, false),
  ];
  const troubles = { incidents: [now, earlier, other, before], silences: [silence] };
  expect(noticesOf({ database: null, outage, troubles, dismissedUntil: null })).toEqual([
    { kind: "outage", outage },
    { kind: "incident", incident: now },
    { kind: "silence", silence },
    { kind: "over", incident: other },
  ]);
});

it("says what is wrong with the database in place of the reads that fail, unless nobody answers", () => {
  const told = (outage: Outage | null) => noticesOf({ outage, database, troubles: calm, dismissedUntil: null });
  expect(told(null)).toEqual([{ kind: "database", database, shownFrom: null }]);
  expect(told({ ...outage, shownFrom: 5 })).toEqual([{ kind: "database", database, shownFrom: 5 }]);
  expect(told({ ...outage, kind: "unreachable" })).toMatchObject([{ kind: "outage" }]);
});

it("does not repeat an incident that the reader dismissed, but tells of a later one", () => {
  const over = incident("a", 20, false);
  const troubles = { ...calm, incidents: [over] };
  expect(noticesOf({ database: null, outage: null, troubles, dismissedUntil: over.to })).toEqual([]);
  const later = { ...calm, incidents: [incident("a", 30, false), over] };
  expect(noticesOf({ database: null, outage: null, troubles: later, dismissedUntil: over.to })).toHaveLength(1);
  const goesOn = { ...calm, incidents: [incident("a", 10, true)] };
  expect(noticesOf({ database: null, outage: null, troubles: goesOn, dismissedUntil: over.to })).toHaveLength(1);
});

it("compares with usual in one decimal at most, and not with nothing", () => {
  expect([timesUsual({ ended: 100, usual: 3.5 }), timesUsual({ ended: 9, usual: 4 })]).toEqual([29, 2.3]);
  expect(timesUsual({ ended: 100, usual: 0 })).toBeNull();
});
