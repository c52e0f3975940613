import { setTimeout as sleep } from "node:timers/promises";
import { duplicatesAnswer } from "@/lib/contracts/duplicates";
import { eventsAnswer } from "@/lib/contracts/event";
import { db } from "@/lib/server/db/client";
import { StartError } from "@/lib/server/start-error";
import { MINUTE } from "@/lib/time/units";
import { keyOf } from "./callbacks";
import type { Found } from "./ledger";
import { API_TOKEN } from "./stage";

const SETTLED_WITHIN_MS = 5 * MINUTE;
const PAGE = 500;

/** Waits until the console answers, which may be starting after the last fault. Throws StartError after a while. */
export async function untilReady(url: string): Promise<void> {
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const deadline = performance.now() + SETTLED_WITHIN_MS; !(await ready()); await sleep(500))
    if (performance.now() > deadline) throw new StartError("The console does not answer.");
}

/** Waits until nothing waits to be folded or summed. Throws StartError if that takes too long. */
export async function untilSettled(): Promise<void> {
  for (const deadline = performance.now() + SETTLED_WITHIN_MS; ; await sleep(500)) {
    const [users, minutes] = [await db().touched.count(), await db().staleMinute.count()];
    if (users + minutes === 0) return;
    if (performance.now() > deadline) throw new StartError(`${users} users and ${minutes} minutes do not settle.`);
  }
}

/** Every stored event and duplicate, as the API shows them. */
export async function readFound(url: string): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const of = (key: string) => {
    const known = found.get(key) ?? { events: 0, duplicates: 0 };
    found.set(key, known);
    return known;
  };
  for await (const { events } of pages(url, "events", (json) => eventsAnswer.parse(json)))
    for (const { userId, eventTime } of events) of(keyOf(userId, Date.parse(eventTime))).events++;
  for await (const { duplicates } of pages(url, "duplicates", (json) => duplicatesAnswer.parse(json)))
    for (const { userId, eventTime } of duplicates) of(keyOf(userId, Date.parse(eventTime))).duplicates++;
  return found;
}

async function* pages<T extends { nextCursor: string | null }>(url: string, path: string, read: (json: unknown) => T) {
  for (let cursor: string | null = ""; cursor !== null;) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(cursor && { cursor }) });
    const answer = await fetch(`${url}/api/v1/${path}?${query.toString()}`, {
      headers: { authorization: `Bearer ${API_TOKEN}` },
    });
    if (!answer.ok) throw new StartError(`GET /api/v1/${path} answered ${answer.status}: ${await answer.text()}`);
    const page = read(await answer.json());
    yield page;
    cursor = page.nextCursor;
  }
}

/** The difference between the stored rows and what the minutes of the receiver count, as text; empty if none. */
export async function countDifference(): Promise<string> {
  const counted = await db().ingestMinute.aggregate({ _sum: { accepted: true, duplicates: true } });
  const [events, duplicates] = [await db().event.count(), await db().duplicate.count()];
  const { accepted, duplicates: repeated } = counted._sum;
  if (accepted === events && repeated === duplicates) return "";
  return `${events} events and ${duplicates} duplicates are stored, but ${accepted} and ${repeated} are counted`;
}
