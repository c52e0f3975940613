import { randomBytes } from "node:crypto";
import { floorTo, MINUTE } from "@/lib/time/units";
import { expect, type Page } from "@playwright/test";
import { readApi } from "./api";
import { postCallback, type Callback } from "./callback";
import { runInfo } from "./shared";

const USERS = 100;
const PLATFORMS = ["iOS", "Android", "Web", "Windows", "Mac"] as const;

/** The users and the range that the pages show. */
export interface IncidentSample {
  /** A user who was kicked, set a status and came back. */
  user: string;
  /** A user whose connection timed out, and who is offline. */
  gone: string;
  /** The minute of the incident. */
  from: string;
  to: string;
}

/** The address of every page for a signed-in user. */
export const PAGES: Record<string, (sample: IncidentSample) => string> = {
  live: () => "/live",
  users: () => "/users",
  user: ({ user }) => `/user?id=${user}`,
  "user offline": ({ gone }) => `/user?id=${gone}`,
  activity: () => "/activity?range=6h",
  platforms: () => "/platforms?range=6h",
  statuses: () => "/statuses?range=6h",
  events: () => "/events?range=6h",
  connections: () => "/connections?range=6h",
  incidents: () => "/incidents?range=6h",
  markers: () => "/markers",
  audit: () => "/audit",
  incident: ({ from, to }) => `/incident?from=${from}&to=${to}`,
  health: () => "/health?range=6h",
  alerts: () => "/alerts",
  compare: () => "/compare?range=6h",
  setup: () => "/setup",
  account: () => "/account",
  people: () => "/people",
};

/**
 * Sends the callbacks of a hundred users who are kicked, set statuses and lose their connections together in the minute
 * of `at` (ms; default: half an hour ago). They log in over the 80 minutes before. Some log out in the 15 minutes
 * after.
 */
export async function sendIncident(at = Date.now() - 30 * MINUTE): Promise<IncidentSample> {
  const { url } = runInfo();
  const prefix = `pages-${randomBytes(4).toString("hex")}`;
  const incidentAt = floorTo(at, MINUTE);
  const [from, to] = [new Date(incidentAt).toISOString(), new Date(incidentAt + MINUTE).toISOString()];
  const ended = async () =>
    (await readApi<{ incident: { ended: number } }>(url, "stats/incident", { from, to })).incident.ended;
  // Another spec may have sent an incident in the same minute.
  const before = await ended();
  await Promise.all(
    Array.from({ length: USERS }, async (_, i) => {
      for (const callback of callbacksOf(`${prefix}-${i}`, i, incidentAt)) await postCallback(url, callback);
    }),
  );
  const disconnected = Array.from({ length: USERS }, (_, i) => i).filter((i) => disconnects(i) && !isKicked(i)).length;
  await expect.poll(ended).toBeGreaterThanOrEqual(before + disconnected);
  return { user: `${prefix}-21`, gone: `${prefix}-1`, from, to };
}

const isKicked = (i: number) => i % 7 === 0;
const disconnects = (i: number) => i % 3 !== 2;

/** The callbacks of one of the users, oldest first. */
function callbacksOf(user: string, i: number, incidentAt: number): Callback[] {
  const platform = PLATFORMS[i % PLATFORMS.length] ?? "iOS";
  const loginAt = incidentAt - 80 * MINUTE + i * 20_000;
  const clientIp = `203.0.${i % 4}.${i}`;
  return [
    { user, platform, clientIp, eventTime: loginAt },
    ...(i % 3 === 0
      ? [
          {
            user,
            platform,
            clientIp,
            eventTime: loginAt + 30_000,
            action: "CustomStatusChange",
            customStatus: i % 2 === 0 ? "会议中" : "busy 🎧",
          } as const,
        ]
      : []),
    ...(isKicked(i) ? [{ user, platform: "iPad", clientIp, eventTime: loginAt + 60_000, kicked: [platform] }] : []),
    ...(disconnects(i)
      ? [
          {
            user,
            platform,
            clientIp,
            eventTime: incidentAt + i * 500,
            action: "Disconnect",
            reason: i % 6 === 1 ? "TimeOut" : "LinkClose",
          } as const,
        ]
      : []),
    ...(i % 4 === 0 ? [{ user, platform, clientIp, eventTime: incidentAt + 2 * MINUTE + i * 1_000 }] : []),
    ...(i % 9 === 8
      ? [{ user, platform, clientIp, eventTime: incidentAt + 10 * MINUTE, action: "Logout" } as const]
      : []),
  ];
}

/** Resolves when a page is complete: its heading is visible, and no skeleton is left. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[data-skeleton], [aria-busy=true]")).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
