import type { App } from "@/lib/server/apps/registry";
import { judge, type NewEvent } from "@/lib/server/receive/judge";

/** The app and the event of a callback of the benchmark, from its URL and body. Throws if it is no event. */
export function judgeOwn(url: string, body: Buffer, apps: ReadonlyMap<string, App>): { app: App; event: NewEvent } {
  const query = url.split("?")[1] ?? "";
  const request = { method: "POST", secret: null, path: "/api/callback", query, body, bodyBytes: body.length };
  const judged = judge({ ...request, receivedAt: Date.now() }, apps);
  if (judged.kind !== "event") throw new Error(`the benchmark's own callback was judged ${judged.kind}`);
  return judged;
}
