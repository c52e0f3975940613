import type { AlertFacts } from "./facts";

/** The id of the list of Tencent's alerts on Callback health. */
export const TENCENT_ALERTS_ANCHOR = "tencent-alerts";

/** The page of the console that shows what an alert is about. `app` is the SDKAppID, null for the installation. */
export function alertPath(facts: AlertFacts, app: string | null): string {
  const query = (fields: Record<string, string>) => {
    const all = new URLSearchParams({ ...(app === null ? {} : { app }), ...fields }).toString();
    return all === "" ? "" : `?${all}`;
  };
  if (facts.rule === "incident")
    return `/incident${query({ from: new Date(facts.from).toISOString(), to: new Date(facts.to).toISOString() })}`;
  if (facts.rule === "watched_user") return `/user${query({ id: facts.userId })}`;
  if (facts.rule === "online_low") return `/live${query({})}`;
  return `/health${query({})}${facts.rule === "tencent_alert" ? `#${TENCENT_ALERTS_ANCHOR}` : ""}`;
}
