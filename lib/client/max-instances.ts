import type { MaxInstances } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";

/** Highest number of instances that Tencent's plans allow on a platform: 10 on Web, 3 on any other. */
export const MAX_INSTANCES = {
  ios: 3,
  ipad: 3,
  android: 3,
  windows: 3,
  mac: 3,
  linux: 3,
  web: 10,
} as const satisfies MaxInstances;

export const SETTABLE_PLATFORMS = Object.keys(MAX_INSTANCES) as (keyof typeof MAX_INSTANCES & Platform)[];

/** The setting from the fields of a form: whole numbers from 1 to the maximum. An empty field means 1. */
export function readMaxInstances(fields: Readonly<Record<string, number | string>>): MaxInstances {
  return Object.fromEntries(
    SETTABLE_PLATFORMS.map((platform) => {
      const typed = Math.trunc(Number(fields[platform]));
      return [platform, Math.min(MAX_INSTANCES[platform], Math.max(1, typed || 1))];
    }),
  );
}
