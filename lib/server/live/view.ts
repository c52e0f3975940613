import type { LiveAnswer, LiveEvents } from "@/lib/contracts/live";
import type { Troubles } from "@/lib/contracts/troubles";
import type { App } from "../apps/registry";
import { allows, appsOf } from "../auth/access";
import type { Principal } from "../auth/session-cache";

/** What one principal sees of an app's live messages. Principals with the same view share one encoded message. */
export interface LiveView {
  /** The apps (SDKAppID) whose troubles are told. */
  apps: ReadonlySet<string>;
  /** Whether single events are told, and whether the marks of their users are. */
  events: boolean;
  marks: boolean;
}

export async function liveViewOf(principal: Principal, app: App): Promise<LiveView> {
  return {
    apps: new Set((await appsOf(principal)).keys()),
    events: allows(principal, "list", app.id),
    // A mark tells whether a user had an event. Who may open a user's page may know.
    marks: allows(principal, "find", app.id),
  };
}

/** Two views with the same key are the same. */
export const viewKey = ({ apps, events, marks }: LiveView): string => JSON.stringify([[...apps].sort(), events, marks]);

/** The live answer, with the troubles of the apps of the view only. */
export const viewedLive = (live: LiveAnswer, view: LiveView): LiveAnswer => ({
  ...live,
  ...viewedTroubles(live, view),
});

export function viewedTroubles({ incidents, silences }: Troubles, { apps }: Pick<LiveView, "apps">): Troubles {
  return {
    incidents: incidents.filter(({ app }) => apps.has(app)),
    silences: silences.filter(({ app }) => apps.has(app)),
  };
}

/** The events of a message: their number and kinds for everybody, the events themselves for who may list them. */
export const viewedEvents = (all: LiveEvents, { events, marks }: LiveView): LiveEvents => ({
  ...all,
  events: events ? all.events : [],
  users: marks ? all.users : "",
});
