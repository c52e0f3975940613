import { identityOf } from "@/lib/presence/identity";
import type { ExportKey } from "@/lib/contracts/endpoint-types";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { append } from "@/lib/server/receive/append";
import type { NewEvent } from "@/lib/server/receive/judge";
import { makeApp } from "@/lib/server/testing/callback";
import { processAll } from "@/lib/server/testing/process-all";
import { SEED_USERS, seedProjections } from "@/lib/server/testing/seed-projections";
import { expect } from "vitest";
import { call, makeToken, type LooseQuery } from "../../testing/client";

/** Half an hour before clocks in Berlin go forward. */
export const T0 = Date.UTC(2026, 2, 29, 0, 30);
export const EVENTS = 4_000;

export const callCsv = (key: ExportKey, query: LooseQuery = {}) => call(key, { app: "1", ...query });

/** The rows of an export by the names of their columns. There are as many as the header `x-total-count` says. */
export async function rowsOf(key: ExportKey, query: LooseQuery = {}): Promise<Record<string, string>[]> {
  const response = await callCsv(key, { bom: "0", ...query });
  const [header = [], ...rows] = parseCsv(await response.text());
  expect(response.headers.get("x-total-count")).toBe(String(rows.length));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""]));
  });
}

export const store = (appId: number, stored: readonly NewEvent[]) =>
  append(
    stored.map((event) => ({ appId, event, skewMs: null })),
    "test",
  );

/** App 1 with EVENTS events, app 2 with one, and app 3 with seeded projections. Returns the id of app 1. */
export async function storeEvents(): Promise<number> {
  const { id } = await makeApp({ sdkAppId: "1" });
  await makeToken();
  await store(id, events(EVENTS));
  await store((await makeApp({ sdkAppId: "2" })).id, events(1));
  await processAll();
  await seedProjections((await makeApp({ sdkAppId: "3" })).id, new Date(T0 - 90_000_000), 1_500);
  return id;
}

/** Users who log in, set a status and leave, one after the other, with every odd UserID of SEED_USERS. */
export function events(count: number, from = T0): NewEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const user = Math.floor(i / 4);
    const kinds = [
      ["Login", "Register"],
      ["CustomStatusChange", "SetCustomStatus"],
      ["Login", "Register"],
      [user % 2 ? "Disconnect" : "Logout", user % 2 ? "LinkClose" : "Unregister"],
    ] as const;
    const [action, reason] = kinds[i % 4] ?? kinds[0];
    const fields = {
      userId: `${SEED_USERS[user % SEED_USERS.length] ?? ""}${user < SEED_USERS.length ? "" : user}`,
      action,
      reason,
      rawPlatform: i % 4 > 1 ? "iPhone" : "Web",
      clientIp: "203.0.113.7",
      kicked: i % 4 === 2 && user % 3 === 0 ? ["Web"] : [],
      customStatus: action === "CustomStatusChange" ? (["=1+1", '会议中\r\n"a",b', "-"][user % 3] ?? null) : null,
    };
    const time = from + i * 1_000 + 7;
    return {
      ...fields,
      identity: identityOf(fields),
      time,
      eventTime: time,
      timeSource: "EventTime",
      claimedMs: null,
      receivedAt: time + 250,
      platform: i % 4 > 1 ? "ios" : "web",
      rawQuery: `n=${i}`,
      rawBody: JSON.stringify({ i }),
    } satisfies NewEvent;
  });
}
