import type { HealthAnswer } from "@/lib/contracts/health";

/** Pages that show what callbacks say, by path. Before the first callback of an app they have nothing to show. */
const CALLBACK_PAGES = {
  "/live": "live",
  "/users": "users",
  "/activity": "activity",
  "/platforms": "platforms",
  "/statuses": "statuses",
  "/events": "events",
  "/connections": "connections",
  "/compare": "compare",
  "/incidents": "incidents",
  "/health": "health",
} as const;

/** A page that shows what callbacks say. The name is that of its entry in the navigation. */
export type CallbackPage = (typeof CALLBACK_PAGES)[keyof typeof CALLBACK_PAGES];

/** The page at a path; null if it is useful without a callback, such as Setup. */
export function callbackPageAt(path: string): CallbackPage | null {
  const pages: Partial<Record<string, CallbackPage>> = CALLBACK_PAGES;
  return pages[path] ?? null;
}

/** What an app without a stored callback has received: nothing, refused callbacks, or only those of other commands. */
export type Arrived = { kind: "nothing" } | { kind: "refused" | "other"; count: number };

/** Refused callbacks are named first: they may be the ones that the reader waits for. */
export function arrivedOf(health: Pick<HealthAnswer, "rejected" | "otherCommands"> | undefined): Arrived {
  const refused = Object.values(health?.rejected ?? {}).reduce((sum, count) => sum + count, 0);
  if (refused > 0) return { kind: "refused", count: refused };
  const other = health?.otherCommands ?? 0;
  return other > 0 ? { kind: "other", count: other } : { kind: "nothing" };
}
