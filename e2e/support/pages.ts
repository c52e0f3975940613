import { randomBytes } from "node:crypto";
import { floorTo, MINUTE } from "@/lib/time/units";
import { expect, type Page } from "@playwright/test";
import { readApi } from "./api";
import { postCallback, type Callback } from "./callback";
import { runInfo } from "./shared";

const PEOPLE = 100;
const PLATFORMS = ["iOS", "Android", "Web", "Windows", "Mac"] as const;

/** What the pages are to show. */
export interface Shown {
  /** Someone who was kicked, set a status and came back. */
  user: string;
  /** Someone whose connection timed out, and who is offline. */
  gone: string;
  /** When everybody dropped off. */
  from: string;
  to: string;
}

/** Every page of the console for someone signed in. */
export const PAGES: Record<string, (shown: Shown) => string> = {
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
  incident: ({ from, to }) => `/incident?from=${from}&to=${to}`,
  health: () => "/health?range=6h",
  setup: () => "/setup",
};

/**
 * A hundred people, who were kicked, set statuses and dropped off together in the minute of `at`, in milliseconds: half an
 * hour ago unless told. They come in the 80 minutes before, and some go in the quarter of an hour after.
 */
export async function sendIncident(at = Date.now() - 30 * MINUTE): Promise<Shown> {
  const { url } = runInfo();
  const mark = `pages-${randomBytes(4).toString("hex")}`;
  const struck = floorTo(at, MINUTE);
  const [from, to] = [new Date(struck).toISOString(), new Date(struck + MINUTE).toISOString()];
  const ended = async () =>
    (await readApi<{ incident: { ended: number } }>(url, "stats/incident", { from, to })).incident.ended;
  // Another spec may have shown something in the same minute.
  const before = await ended();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      for (const callback of dayOf(`${mark}-${i}`, i, struck)) await postCallback(url, callback);
    }),
  );
  const dropped = Array.from({ length: PEOPLE }, (_, i) => i).filter((i) => dropsOff(i) && !isKicked(i)).length;
  await expect.poll(ended).toBeGreaterThanOrEqual(before + dropped);
  return { user: `${mark}-21`, gone: `${mark}-1`, from, to };
}

const isKicked = (i: number) => i % 7 === 0;
const dropsOff = (i: number) => i % 3 !== 2;

/** What one of them did, oldest first. */
function dayOf(user: string, i: number, struck: number): Callback[] {
  const platform = PLATFORMS[i % PLATFORMS.length] ?? "iOS";
  const came = struck - 80 * MINUTE + i * 20_000;
  const clientIp = `203.0.${i % 4}.${i}`;
  return [
    { user, platform, clientIp, eventTime: came },
    ...(i % 3 === 0
      ? [
          {
            user,
            platform,
            clientIp,
            eventTime: came + 30_000,
            action: "CustomStatusChange",
            customStatus: i % 2 === 0 ? "会议中" : "busy 🎧",
          } as const,
        ]
      : []),
    ...(isKicked(i) ? [{ user, platform: "iPad", clientIp, eventTime: came + 60_000, kicked: [platform] }] : []),
    ...(dropsOff(i)
      ? [
          {
            user,
            platform,
            clientIp,
            eventTime: struck + i * 500,
            action: "Disconnect",
            reason: i % 6 === 1 ? "TimeOut" : "LinkClose",
          } as const,
        ]
      : []),
    ...(i % 4 === 0 ? [{ user, platform, clientIp, eventTime: struck + 2 * MINUTE + i * 1_000 }] : []),
    ...(i % 9 === 8 ? [{ user, platform, clientIp, eventTime: struck + 10 * MINUTE, action: "Logout" } as const] : []),
  ];
}

/** Resolves when a page shows what it has to show: its heading, and no skeleton any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".mantine-Skeleton-root, [aria-busy=true]")).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
