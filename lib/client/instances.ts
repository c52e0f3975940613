import type { MaxInstances } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";

/** The most instances that the vendor's plans allow on a platform: ten of Web, three of any other. */
export const MOST_INSTANCES = {
  ios: 3,
  ipad: 3,
  android: 3,
  windows: 3,
  mac: 3,
  linux: 3,
  web: 10,
} as const satisfies MaxInstances;

export const SETTABLE_PLATFORMS = Object.keys(MOST_INSTANCES) as (keyof typeof MOST_INSTANCES & Platform)[];

/** What fields hold, as the setting: whole numbers within the bounds; a field that was left empty means one. */
export function readInstances(fields: Readonly<Record<string, number | string>>): MaxInstances {
  return Object.fromEntries(
    SETTABLE_PLATFORMS.map((platform) => {
      const typed = Math.trunc(Number(fields[platform]));
      return [platform, Math.min(MOST_INSTANCES[platform], Math.max(1, typed || 1))];
    }),
  );
}
