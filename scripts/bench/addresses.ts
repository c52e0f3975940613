import { usersAnswer } from "@/lib/contracts/users";
import { DAY } from "@/lib/time/units";
import { newestIncident } from "./endpoint-requests";
import type { Console } from "./console";

/** The address of every page of the console by name, with everyday parameters. `now` (ms) is the end of the ranges. */
export async function pageAddresses(product: Console, now: number): Promise<Map<string, string>> {
  const { users } = await product.read("users?limit=1", usersAnswer);
  const iso = (daysBefore: number) => new Date(now - daysBefore * DAY).toISOString();
  const range = (days: number) => new URLSearchParams({ from: iso(days), to: iso(0) }).toString();
  const incident = await newestIncident(product, { from: iso(30), to: iso(0) });
  return new Map([
    ["Live", "/live"],
    ["Users", "/users"],
    ["A user", `/user?${new URLSearchParams({ id: users[0]?.userId ?? "" }).toString()}`],
    ["Activity, 24 h", `/activity?${range(1)}`],
    ["Activity, 30 d", `/activity?${range(30)}`],
    ["Activity, 1 y", `/activity?${range(365)}`],
    ["Platforms and kicks, 30 d", `/platforms?${range(30)}`],
    ["Custom statuses, 30 d", `/statuses?${range(30)}`],
    ["Events", "/events"],
    ["Connections, 7 d", `/connections?${range(7)}`],
    ["Incidents, 30 d", `/incidents?${range(30)}`],
    ...(incident === null ? [] : [["An incident", `/incident?${new URLSearchParams(incident).toString()}`] as const]),
    ["Callback health, 30 d", `/health?${range(30)}`],
    ["Setup", "/setup"],
  ]);
}
