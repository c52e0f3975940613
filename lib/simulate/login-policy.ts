import type { MaxInstances } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";

/** Platforms of real devices. */
export type ClientPlatform = Exclude<Platform, "rest" | "unknown">;
export const CLIENT_PLATFORMS = ["ios", "ipad", "android", "windows", "mac", "linux", "web"] as const;

/**
 * Tencent's login policy: the number of instances per platform (1 if absent), and groups of platforms of which only
 * one may be online.
 */
export interface LoginPolicy {
  max: MaxInstances;
  exclusive: readonly (readonly ClientPlatform[])[];
}

export const DEFAULT_POLICY: LoginPolicy = {
  max: {},
  exclusive: [
    ["ios", "ipad", "android"],
    ["windows", "mac", "linux"],
  ],
};

export function maxOn(policy: LoginPolicy, platform: Platform): number {
  return policy.max[platform] ?? 1;
}

/** True if a login on `by` kicks a connection on the other platform `on`. */
export function excludes(policy: LoginPolicy, by: ClientPlatform, on: ClientPlatform): boolean {
  return by !== on && policy.exclusive.some((group) => group.includes(by) && group.includes(on));
}
