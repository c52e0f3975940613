import type { MaxInstances } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";

/** Platforms a person can hold in a hand or on a desk. */
export type ClientPlatform = Exclude<Platform, "rest" | "unknown">;
export const CLIENT_PLATFORMS = ["ios", "ipad", "android", "windows", "mac", "linux", "web"] as const;

/** The vendor's login policy: instances allowed per platform (1 where absent) and groups that exclude each other. */
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

/** Whether a login on `by` kicks what is connected on the other platform `on`. */
export function excludes(policy: LoginPolicy, by: ClientPlatform, on: ClientPlatform): boolean {
  return by !== on && policy.exclusive.some((group) => group.includes(by) && group.includes(on));
}
