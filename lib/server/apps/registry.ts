import { randomBytes } from "node:crypto";
import type { MaxInstances } from "@/lib/presence/types";
import { db } from "../db/client";
import { SealError } from "../encryption/seal";
import { ServiceError } from "../errors";
import { seldom } from "../seldom";
import { announceApps } from "../signals/signals";
import { singleton } from "../singleton";
import { openApp, type AppSecrets } from "./sealed-app";

/** An app with the settings that every callback needs. */
export interface App {
  id: number;
  sdkAppId: string;
  name: string;
  callbackTokens: string[];
  pathSecret: string | null;
  maxInstances: MaxInstances;
  staleAfterMs: number;
  clockToleranceMs: number;
  timeZone: string;
  /** Earlier events, and connections that ended earlier, are not kept; null if all are. */
  eventsFrom: Date | null;
  connectionsFrom: Date | null;
  /** Statistics begin no earlier; null if those of all days are kept. */
  sumsFrom: Date | null;
  /** Since when its callbacks are not taken; null if they are. */
  pausedAt: Date | null;
  pausedBy: string | null;
  /** When they were taken again after a pause. */
  resumedAt: Date | null;
  /** For the front. */
  paused: boolean;
}

/** A change that another instance makes to an app takes effect within this time. */
const FRESH_MS = 1_000;

const cache = () =>
  singleton("apps", () => ({
    apps: new Map<string, App>(),
    deleted: new Set<string>(),
    loadedAt: -Infinity,
    loading: null as Promise<void> | null,
  }));

/**
 * All apps but those that are being deleted, by SDKAppID, at most a second old. If the database is not available, the
 * last known ones are returned.
 */
export async function appsBySdkAppId(): Promise<ReadonlyMap<string, App>> {
  const known = cache();
  if (performance.now() - known.loadedAt < FRESH_MS) return known.apps;
  known.loading ??= load().finally(() => (known.loading = null));
  if (known.loadedAt === -Infinity) await known.loading;
  else known.loading.catch(() => undefined);
  return known.apps;
}

/** The SDKAppIDs of the apps that are deleted, or are being deleted, as of the last load. */
export const deletedApps = (): ReadonlySet<string> => cache().deleted;

/** Reloads the apps. Call this after a change of an app in this process. */
export async function reloadApps(): Promise<void> {
  await load();
}

/**
 * The app of this SDKAppID, or the only one. It does not ask who calls: a request is checked by `appFor` of
 * lib/server/auth/access.ts before. Throws ServiceError.
 */
export async function appNamed(sdkAppId: string | undefined): Promise<App> {
  return oneOf(await appsBySdkAppId(), sdkAppId);
}

/** The app of this SDKAppID among these, or the only one of them. Throws ServiceError. */
export function oneOf(apps: ReadonlyMap<string, App>, sdkAppId: string | undefined): App {
  if (sdkAppId === undefined) {
    const [only, second] = apps.values();
    if (only === undefined) throw new ServiceError("not_found", "No app is set up yet");
    if (second !== undefined) throw new ServiceError("invalid", "There are several apps: say which by `app`");
    return only;
  }
  const app = apps.get(sdkAppId);
  if (app === undefined) throw new ServiceError("not_found", `There is no app ${sdkAppId}`);
  return app;
}

async function load(): Promise<void> {
  const all = await db().app.findMany({ orderBy: { id: "asc" } });
  const rows = all.filter(({ deletingAt }) => deletingAt === null);
  const gone = [...all.filter(({ deletingAt }) => deletingAt !== null), ...(await db().deletedApp.findMany())];
  const retentions = new Map((await db().retention.findMany()).map((one) => [one.appId, one]));
  const known = cache();
  known.apps = new Map(
    rows.map((row) => {
      const { eventsFrom = null, connectionsFrom = null, sumsFrom = null } = retentions.get(row.id) ?? {};
      const paused = row.pausedAt !== null;
      const kept = { eventsFrom, connectionsFrom, sumsFrom };
      const settings = { maxInstances: row.maxInstances as MaxInstances, ...kept };
      return [row.sdkAppId, { ...row, ...settings, paused, ...secretsOf(row, known.apps.get(row.sdkAppId)) }];
    }),
  );
  known.deleted = new Set(gone.map(({ sdkAppId }) => sdkAppId));
  known.loadedAt = performance.now();
  announceApps();
}

/**
 * The secrets of a stored app. If they cannot be opened, those from before stay valid: another instance may have sealed
 * them with a key that this one gets later. Without any, no callback of the app is accepted.
 */
function secretsOf(row: AppSecrets & { sdkAppId: string }, before: App | undefined): AppSecrets {
  try {
    return openApp(row);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    logClosed()(error);
    if (before !== undefined) return { callbackTokens: before.callbackTokens, pathSecret: before.pathSecret };
    return { callbackTokens: [randomBytes(32).toString("hex")], pathSecret: randomBytes(32).toString("hex") };
  }
}

const logClosed = () => singleton("apps.closed", () => seldom("the secrets of an app cannot be opened"));
