import fc from "fast-check";
import { expect, it } from "vitest";
import { incidentAnswer, incidentsAnswer } from "@/lib/contracts/stats/incidents";
import type { UsersFilter } from "@/lib/contracts/users";
import { groupBy } from "@/lib/group-by";
import { fold } from "@/lib/presence/fold";
import { EMPTY_STATE } from "@/lib/presence/state";
import { HOUR, MINUTE } from "@/lib/time/units";
import type { NewEvent } from "../../receive/judge";
import { append } from "../../receive/append";
import { newApp } from "../../testing/new-app";
import { processAll } from "../../testing/process-all";
import { anyEvent, presenceEvent } from "../../testing/arbitrary-events";
import { countUsers } from "../counts";
import { readIncident } from "./incident";
import { listIncidents } from "./incidents";

const T0 = Date.UTC(2026, 0, 15, 12);
const NOW = new Date(T0 + 30 * HOUR);
const ADDRESSES = [
  null,
  "1.2.3.4",
  "1.2.3.200",
  "1.2.4.1",
  "2001:db8:1:2::3",
  "2001:DB8:1:ffff::9",
  "2001:db8:2::",
  "999.1.1.1",
  "no address",
];
const iso = (ms: number) => new Date(ms).toISOString();

/** The app that the events are stored of. */
async function store(events: readonly NewEvent[]): Promise<string> {
  const { id, app } = await newApp({ web: 2 });
  await append(
    events.map((event) => ({ appId: id, event, skewMs: null })),
    "test",
  );
  await processAll();
  return app;
}

/** IPv4 /24 and IPv6 /48, for the addresses above. */
function networkOf(address: string | null): string | null {
  if (address === null || address.startsWith("999") || address.startsWith("no")) return null;
  return address.includes(":")
    ? `${address.toLowerCase().split(":").slice(0, 3).join(":")}::/48`
    : address.replace(/\.\d+$/, ".0/24");
}

/** What the detail must say of [from, to), from the fold of all events. */
function expected(events: readonly NewEvent[], from: number, to: number) {
  const users = [...groupBy(events, (e) => e.userId).values()].map((own) =>
    fold(EMPTY_STATE, own.map(presenceEvent), { web: 2 }),
  );
  const connections = users.flatMap((user) => user.connections);
  const endedIn = (a: number, b: number) =>
    connections.filter((c) => c.endedAt !== null && c.endedAt >= a && c.endedAt < b);
  const [ended, before] = [endedIn(from, to), endedIn(from - HOUR, from)];
  const parts = (keyOf: (c: (typeof connections)[number]) => string | null) =>
    [...groupBy(ended, keyOf)].map(([key, own]) => ({
      key,
      ended: own.length,
      usual: (before.filter((c) => keyOf(c) === key).length * (to - from)) / HOUR,
    }));
  const waits = users.flatMap(({ connections: own, spans }): (number | "stayed" | "gone")[] => {
    const lastEnd = Math.max(
      ...own.flatMap((c) => (c.endedAt !== null && c.endedAt >= from && c.endedAt < to ? [c.endedAt] : [])),
    );
    if (lastEnd === -Infinity) return [];
    const leaving = spans.map((s) => s.until).find((until) => until !== null && until >= from && until < to);
    const online = spans.some((s) => s.at <= lastEnd && (s.until === null || s.until > lastEnd));
    const left = leaving ?? (online ? null : lastEnd);
    if (left === null) return ["stayed"];
    const back = spans.find((s) => s.at >= left);
    return [back === undefined ? "gone" : back.at - left];
  });
  const back = waits.filter((wait) => typeof wait === "number");
  return {
    ended: ended.length,
    users: waits.length,
    platforms: parts((c) => c.platform),
    causes: parts((c) => c.endCause),
    networks: parts((c) => networkOf(c.clientIp)),
    back: {
      stayedOnline: waits.filter((wait) => wait === "stayed").length,
      back: back.length,
      notYet: waits.filter((wait) => wait === "gone").length,
      curve: [30, 60, 120, 300, 600, 900, 1_800, 3_600].map((s) => ({
        withinMs: s * 1_000,
        users: back.filter((ms) => ms <= s * 1_000).length,
      })),
    },
  };
}

/** Two ways of the same division differ in the last digit. */
const rounded = (value: unknown) => (typeof value === "number" ? Number(value.toFixed(9)) : null);

const byKey = <T extends { ended: number }>(parts: readonly T[], keyOf: (part: T) => string | null) =>
  parts
    .map((part) => ({ key: keyOf(part), ended: part.ended, usual: "usual" in part ? rounded(part.usual) : null }))
    .sort((a, b) => String(a.key).localeCompare(String(b.key)));

it("the breakdown of a range equals that of the log, and its parts sum to the whole", async () => {
  const traffic = fc.array(fc.tuple(anyEvent, fc.constantFrom(...ADDRESSES)), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      traffic,
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 1, max: 60 }),
      async (given, start, length) => {
        const distinct = new Map(
          given.map(
            ([event, clientIp], i) =>
              [
                `${event.userId} ${event.time} ${event.identity}`,
                { ...event, clientIp, receivedAt: T0 + 6e6 + i },
              ] as const,
          ),
        );
        const events = [...distinct.values()];
        const app = await store(events);
        const [from, to] = [T0 + start * MINUTE, T0 + (start + length) * MINUTE];
        const answer = incidentAnswer.parse(await readIncident({ app, from: iso(from), to: iso(to) }, NOW));
        const wanted = expected(events, Date.parse(answer.from), Date.parse(answer.to));
        expect({ ended: answer.incident.ended, users: answer.users }).toEqual({
          ended: wanted.ended,
          users: wanted.users,
        });
        expect(byKey(answer.platforms, (p) => p.platform)).toEqual(byKey(wanted.platforms, (p) => p.key));
        expect(byKey(answer.causes, (p) => p.cause)).toEqual(byKey(wanted.causes, (p) => p.key));
        expect(byKey(answer.networks, (p) => p.prefix)).toEqual(byKey(wanted.networks, (p) => p.key));
        expect(answer.back).toMatchObject(wanted.back);
        const listed = async (filter: UsersFilter) =>
          (await countUsers({ app, endedFrom: answer.from, endedTo: answer.to, ...filter })).count;
        expect([
          await listed({ back: "back" }),
          await listed({ back: "away" }),
          await listed({ back: "stayed" }),
        ]).toEqual([wanted.back.back, wanted.back.notYet, wanted.back.stayedOnline]);
        for (const { withinMs, users } of wanted.back.curve)
          expect(await listed({ backWithinMs: withinMs })).toBe(users);
        const within = answer.minutes.filter(({ t }) => t >= answer.from && t < answer.to);
        expect(within.reduce((sum, { ended }) => sum + ended, 0)).toBe(wanted.ended);
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);

const event = (userId: string, seconds: number, action: string, fields: Partial<NewEvent> = {}): NewEvent => ({
  userId,
  action,
  reason: { Login: "Register", Logout: "Unregister", Disconnect: "TimeOut" }[action] ?? "",
  kicked: [],
  customStatus: null,
  rawPlatform: "IOS",
  platform: "ios",
  clientIp: `10.0.${userId.length}.1`,
  identity: `${action}${seconds}`.padEnd(32, "0").replace(/[^0-9a-f]/g, "a"),
  time: T0 + seconds * 1_000,
  eventTime: T0 + seconds * 1_000,
  timeSource: "EventTime",
  claimedMs: null,
  receivedAt: T0 + seconds * 1_000,
  rawQuery: "",
  rawBody: "{}",
  ...fields,
});

/**
 * Forty users of twelve networks log in, one a minute. In minute 90 all but the first time out; half of them are back a
 * minute later.
 */
function outage(): NewEvent[] {
  return Array.from({ length: 40 }, (_, i) => {
    const user = "u".repeat(1 + (i % 12)) + String(i);
    return [
      event(user, i * 60, "Login"),
      ...(i === 0 ? [] : [event(user, 5_400 + i, "Disconnect")]),
      ...(i % 2 === 1 ? [event(user, 5_460 + i, "Login")] : []),
    ];
  }).flat();
}

it("a mass disconnect is found, and seen to go back to a silence 400 s before", async () => {
  const app = await store(outage());
  const range = { app, from: iso(T0), to: iso(T0 + 4 * HOUR) };
  const { incidents, rule } = incidentsAnswer.parse(await listIncidents(range, NOW));
  expect(incidents).toMatchObject([
    {
      from: iso(T0 + 90 * MINUTE),
      to: iso(T0 + 91 * MINUTE),
      ongoing: false,
      ended: 39,
      usual: 0,
      peakPerMinute: 39,
      peakAt: iso(T0 + 90 * MINUTE),
      conclusion: { code: "nothing", cause: { name: "timeout", share: 1 } },
    },
  ]);
  expect(rule).toEqual({
    least: 10,
    times: 5,
    goesOnTimes: 2,
    usualMinutes: 60,
    sameMinuteDays: 7,
    sameMinuteTimes: 3,
  });
  const detail = incidentAnswer.parse(await readIncident({ app, from: incidents[0]?.from, to: incidents[0]?.to }, NOW));
  expect(detail).toMatchObject({
    users: 39,
    platforms: [{ platform: "ios", ended: 39, usual: 0 }],
    causes: [{ cause: "timeout", ended: 39, usual: 0 }],
    silent: { timeouts: 39, from: iso(T0 + 90 * MINUTE - 400_000), to: iso(T0 + 91 * MINUTE - 400_000) },
    back: { stayedOnline: 0, back: 20, notYet: 19, p50Ms: 60_000, p90Ms: 60_000 },
  });
  expect(detail.networks).toHaveLength(10);
  expect(detail.networksRest.networks).toBeGreaterThan(0);
  expect(detail.networks.reduce((sum, n) => sum + n.ended, detail.networksRest.ended)).toBe(39);
  expect(detail.minutes).toHaveLength(121);
});

it("a detail of nothing, of everything or of a reversed range is refused with what to change", async () => {
  const app = await store(outage());
  const refused = async (query: { from?: string; to?: string }) =>
    expect(readIncident({ app, ...query }, NOW)).rejects.toMatchObject({ code: "invalid" });
  await refused({});
  await refused({ from: iso(T0 + MINUTE), to: iso(T0) });
  await refused({ from: iso(T0 + 10 * HOUR), to: iso(T0 + 20 * HOUR) });
});
