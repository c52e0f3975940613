import { setTimeout } from "node:timers/promises";
import type { Troubles } from "@/lib/contracts/troubles";
import { silenceSince } from "@/lib/stats/silence";
import { HOUR, MINUTE, type Millis } from "@/lib/time/units";
import { appsBySdkAppId, type App } from "../../apps/registry";
import { db } from "../../db/client";
import { log } from "../../log";
import { singleton } from "../../singleton";
import { searchIncidents } from "../stats/find-incidents";
import { toIncident } from "../stats/incidents";
import { readGaps } from "./gaps";
import { lastCallbackAt } from "./last-callback";

/** An incident is reported for this long after its end. */
const TOLD_MS = HOUR;
/** How far back to look for the beginning of a silence. */
const GAPS_MS = 3 * HOUR;
/** Incidents are judged by whole minutes, so a search holds this long for all who ask. */
const FRESH_MS = 3_000;
const PAGE_WAITS_MS = 300;

interface Kept {
  at: Millis;
  troubles: Promise<Troubles>;
}

/** Incidents and silences of every app at `now`, at most three seconds old. */
export async function readTroubles(now: Date): Promise<Troubles> {
  // Nothing can be said of an app whose callbacks are not taken.
  const apps = [...(await appsBySdkAppId()).values()].filter(({ paused }) => !paused);
  const all = await Promise.all(apps.map((app) => keptTroubles(app, now.getTime())));
  return {
    incidents: all.flatMap(({ incidents }) => incidents).sort((a, b) => (a.from < b.from ? 1 : -1)),
    silences: all.flatMap(({ silences }) => silences),
  };
}

/** The troubles of now for a page that must not wait for them: null after 300 ms, or if they cannot be read. */
export async function troublesInTime(): Promise<Troubles | null> {
  const troubles = readTroubles(new Date()).catch((error: unknown) => {
    log.warn({ err: error }, "the incidents of now could not be read for a page; its browser reads them");
    return null;
  });
  return Promise.race([troubles, setTimeout(PAGE_WAITS_MS, null)]);
}

function keptTroubles(app: App, now: Millis): Promise<Troubles> {
  const kept = singleton("troubles", () => new Map<number, Kept>());
  const last = kept.get(app.id);
  if (last !== undefined && Math.abs(now - last.at) < FRESH_MS) return last.troubles;
  const next = { at: now, troubles: search(app, now) };
  kept.set(app.id, next);
  next.troubles.catch(() => kept.get(app.id) === next && kept.delete(app.id));
  return next.troubles;
}

async function search({ id: appId, sdkAppId: app }: App, now: Millis): Promise<Troubles> {
  const to = Math.ceil((now + 1) / MINUTE) * MINUTE;
  const [found, last, gaps] = await Promise.all([
    searchIncidents({ appId, from: now - TOLD_MS, to, now }),
    lastCallbackAt(appId),
    readGaps(db(), { appId, from: to - GAPS_MS, to, now }),
  ]);
  const silence = silenceSince(
    last?.getTime() ?? null,
    now,
    gaps.map((gap) => ({ ...gap, from: Date.parse(gap.from) })),
  );
  return {
    incidents: found.incidents.reverse().map((incident) => ({ app, ...toIncident(incident) })),
    silences: silence === null ? [] : [{ app, ...silence, since: new Date(silence.since).toISOString() }],
  };
}
