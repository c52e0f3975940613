import { z } from "zod";
import { eventsAnswer } from "@/lib/contracts/event";
import { USER_FIGURES } from "@/lib/contracts/values";
import { usersAnswer } from "@/lib/contracts/users";
import { DAY, HOUR } from "@/lib/time/units";
import type { IsoRange } from "@/lib/time/range";
import type { Console } from "./console";

/** A request whose time is measured. */
export interface EndpointRequest {
  name: string;
  /** Below /api/v1. */
  path: string;
}

/** Reads JSON of the API. */
export type Reader = Pick<Console, "read">;

const RANGES = { "1 h": HOUR, "24 h": DAY, "30 d": 30 * DAY, "1 y": 365 * DAY };
/** Number of pages before the deep page: 10,000 rows. */
const DEEP_PAGES = 20;

const query = (params: Record<string, string>) => new URLSearchParams(params).toString();
const iso = (ms: number) => new Date(ms).toISOString();

/**
 * Requests for every GET endpoint of /api/v1, with the parameters that the pages send. `now` (ms) is the end of the
 * ranges.
 */
export async function endpointRequests(product: Reader, now: number): Promise<EndpointRequest[]> {
  const range = (ms: number) => ({ from: iso(now - ms), to: iso(now) });
  const requests: EndpointRequest[] = [];
  const add = (name: string, path: string, params: Record<string, string> = {}) => {
    const text = query(params);
    requests.push({ name, path: text === "" ? path : `${path}?${text}` });
  };
  const zone = { tz: "Asia/Shanghai" };

  for (const path of [
    "live",
    "apps",
    "ingest/health",
    "ingest/rejected",
    "ingest/rejected/count",
    "exports/rejected.csv",
  ])
    add(path, path);
  const { users } = await product.read("users?limit=1", usersAnswer);
  const id = users[0]?.userId ?? "";
  add("user", "user", { id });
  add("user · at a moment", "user", { id, at: iso(now - 3 * DAY) });
  add("users/search", "users/search", { q: id.slice(0, 6) });
  add("user/timeline", "user/timeline", { id });
  add("user/timeline-chart · 24 h", "user/timeline-chart", { id, ...range(DAY) });
  add("user/totals · 30 d", "user/totals", { id, ...range(30 * DAY) });

  const series = [
    "online",
    "events",
    "causes",
    "quality",
    "sessions",
    "hours",
    "days",
    "kicks",
    "kicks/users",
    "kicks/users/count",
    "statuses",
    "incidents",
  ];
  for (const [label, ms] of Object.entries(RANGES)) {
    for (const stat of series) add(`stats/${stat} · ${label}`, `stats/${stat}`, { ...range(ms), ...zone });
    add(`ingest/history · ${label}`, "ingest/history", { ...range(ms), ...zone });
  }
  add("stats/events · 30 d, android", "stats/events", { ...range(30 * DAY), ...zone, platform: "android" });
  add("stats/online · 30 d, 1 h buckets", "stats/online", { ...range(30 * DAY), ...zone, bucket: "1h" });
  const incident = await newestIncident(product, range(30 * DAY));
  if (incident !== null) add("stats/incident · the newest", "stats/incident", incident);

  const week = range(7 * DAY);
  for (const [name, filter] of Object.entries(filters(now, id, week))) {
    const list = name.split(" ")[0] ?? "";
    add(name, list, filter);
    add(name.replace(list, `${list}/count`), `${list}/count`, filter);
  }
  for (const list of ["users", "events", "connections", "kicks", "statuses", "duplicates"]) {
    const cursor = await deepCursor(product, list);
    if (cursor !== null) add(`${list} · row ${(DEEP_PAGES * 500).toLocaleString("en-US")} on`, list, { cursor });
  }
  for (const sort of ["lastEvent", "userId"]) add(`users · by ${sort}`, "users", { sort });
  for (const label of ["24 h", "30 d"] as const)
    for (const sort of USER_FIGURES)
      add(`users · by ${sort}, ${label}`, "users", { sort, limit: "100", ...range(RANGES[label]) });
  for (const [name, filter] of Object.entries(comparisons(range)))
    add(`stats/compare · ${name}`, "stats/compare", filter);
  for (const name of ["events", "connections", "kicks", "statuses", "duplicates", "kicked-users"]) {
    add(`exports/${name}.csv · 1 h`, `exports/${name}.csv`, { ...range(HOUR), ...zone });
  }
  add("exports/days.csv · 30 d", "exports/days.csv", { ...range(30 * DAY), ...zone });
  return requests;
}

/** What is compared, by name. */
function comparisons(range: (ms: number) => Record<string, string>): Record<string, Record<string, string>> {
  return {
    "timeouts, 24 h": { of: "connections", cause: "timeout", ...range(DAY) },
    "timeouts, 30 d": { of: "connections", cause: "timeout", ...range(30 * DAY) },
    "ios, 30 d": { of: "connections", platform: "ios", ...range(30 * DAY) },
    "of a network, 30 d": { of: "connections", network: "203.0.113.0/24", ...range(30 * DAY) },
    "logins, 30 d": { of: "events", action: "Login", ...range(30 * DAY) },
  };
}

/** Filters of the lists by name. A name begins with the name of its list. */
function filters(now: number, id: string, week: Required<IsoRange>): Record<string, Record<string, string>> {
  const hour = { from: iso(now - HOUR), to: iso(now) };
  const month = { receivedFrom: iso(now - 30 * DAY), receivedTo: iso(now) };
  const day = { from: iso(now - DAY), to: iso(now) };
  return {
    users: {},
    "users · part of an id": { q: "alice" },
    "users · three characters": { q: "777" },
    "users · unknown id": { q: "no-such-user" },
    "users · online": { state: "online" },
    "users · unverified": { state: "unverified" },
    "users · on web": { platform: "web" },
    "users · with a status": { status: "勿扰" },
    "users · last end timeout": { cause: "timeout" },
    "users · flapping": { flapping: "true" },
    "users · seen within a day": { seenFrom: day.from, seenTo: day.to },
    "users · back after an hour's ends": { endedFrom: hour.from, endedTo: hour.to, back: "back" },
    "users · online at an instant": { onlineAt: iso(now - 10 * DAY) },
    events: {},
    "events · logins of a day": { action: "Login", ...day },
    "events · a user's": { user: id },
    "events · on linux": { platform: "linux" },
    "events · OpenKickInstance": { reason: "OpenKickInstance" },
    "events · unmatched": { verdict: "unmatched" },
    "events · late": { late: "true" },
    "events · in order": { late: "false" },
    "events · applied": { verdict: "applied" },
    "events · of an unknown action": { verdict: "unknown" },
    "events · with a status": { status: "勿扰", ...week },
    "events · received in an hour": { receivedFrom: hour.from, receivedTo: hour.to },
    "events · received in a month": month,
    "events · logins of an hour of the week": { action: "Login", weekday: "2", hour: "21" },
    "events · a rare delay, a month": { ...month, minDelayMs: "300000", maxDelayMs: "1800000" },
    connections: {},
    "connections · a week": week,
    "connections · timeouts on ios of a week": { cause: "timeout", platform: "ios", ...week },
    "connections · open at an instant": { openAt: iso(now - 10 * DAY) },
    "connections · open within a day": { openAt: day.from, openTo: day.to },
    "connections · a user's, touched by a week": { user: id, touchedFrom: week.from, touchedTo: week.to },
    "connections · of an hour of the week": { weekday: "2", hour: "21" },
    "connections · under a minute, a week": { knownStart: "true", minMs: "0", maxMs: "60000", ...week },
    "connections · of a network, a week": { network: "203.0.113.0/24", ...week },
    "connections · kicked by ipad": { kickedBy: "ipad" },
    kicks: {},
    "kicks · ios by android of a week": { by: "android", kicked: "ios", ...week },
    "kicks · unknown": { known: "false" },
    duplicates: {},
    "duplicates · a user's, a week": { user: id, ...week },
    statuses: {},
    "statuses · a value of a week": { value: "busy", ...week },
    "statuses · ended in a week": { ended: "true", ...week },
    "statuses · all but a value, a week": { except: '["busy"]', ...week },
    "statuses · a transition": { was: "busy", value: "勿扰" },
  };
}

/**
 * The cursor after DEEP_PAGES full pages, or the last one of a shorter list. Null if the list is missing or has one
 * page.
 */
async function deepCursor(product: Reader, list: string): Promise<string | null> {
  const page = z.object({ nextCursor: z.string().nullable() });
  let cursor: string | null = null;
  for (let no = 0; no < DEEP_PAGES; no++) {
    const params: Record<string, string> = cursor === null ? { limit: "500" } : { limit: "500", cursor };
    const next: string | null = await product.read(`${list}?${query(params)}`, page).then(
      (p) => p.nextCursor,
      () => null,
    );
    if (next === null) break;
    cursor = next;
  }
  return cursor;
}

/** The range of the newest incident; null if there is none. */
export async function newestIncident(product: Reader, range: Record<string, string>) {
  const shape = z.object({ incidents: z.array(z.object({ from: z.string(), to: z.string() })) });
  const { incidents } = await product.read(`stats/incidents?${query(range)}`, shape).catch(() => ({ incidents: [] }));
  const first = incidents[0];
  return first === undefined ? null : { from: first.from, to: first.to };
}

/**
 * The time (ms) that the benchmark uses as now: that of the newest event if the history ends earlier than the clock.
 */
export async function nowOf(product: Reader): Promise<number> {
  const { events } = await product.read("events?limit=1", eventsAnswer);
  return Math.min(Date.now(), Date.parse(events[0]?.eventTime ?? iso(Date.now())) + 1);
}
