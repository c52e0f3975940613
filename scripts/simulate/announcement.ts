import type { NewMarker } from "@/lib/contracts/markers";
import type { Run } from "@/lib/simulate/run";
import type { Options } from "./options";

/** The marker of a release. */
export interface Announcement {
  /** Posts it once, as soon as `now` (ms since the epoch) has reached its time. Throws if it is not accepted. */
  postIfDue(now: number): Promise<void>;
}

/** The marker that the situation needs, at the time at which its incident begins. Only a release needs one. */
export function announcementOf(options: Options, run: Run, say: (line: string) => void): Announcement {
  const { situation, marker: text, url, app, apiToken } = options;
  const [incident] = run.options.incidents ?? [];
  if (situation?.name !== "release" || incident === undefined) return { postIfDue: () => Promise.resolve() };
  const at = run.options.start + incident.after;
  const { platform } = situation;
  const marker: NewMarker = { at: new Date(at).toISOString(), text, platform, source: "simulator" };
  let posted = false;
  return {
    async postIfDue(now) {
      if (posted || now < at) return;
      posted = true;
      await post(new URL(`/api/v1/markers?app=${app}`, url), apiToken ?? "", marker);
      say(`Posted the marker "${text}" of ${platform} at ${marker.at}.`);
    },
  };
}

async function post(url: URL, token: string, marker: NewMarker): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(marker),
  });
  if (!response.ok) throw new Error(`POST /api/v1/markers answered ${response.status}: ${await response.text()}`);
}
