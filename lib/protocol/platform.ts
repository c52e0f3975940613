/** The platforms Rollcall speaks of, whatever spelling a callback uses. */
export const PLATFORMS = ["ios", "ipad", "android", "windows", "mac", "linux", "web", "rest", "unknown"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Every spelling seen in OptPlatform, in KickedDevice or in the status query, in lower case. */
const SPELLINGS = new Map<string, Platform>([
  ["ios", "ios"],
  ["iphone", "ios"],
  ["ipad", "ipad"],
  ["android", "android"],
  ["windows", "windows"],
  ["mac", "mac"],
  ["macos", "mac"],
  ["linux", "linux"],
  ["web", "web"],
  ["restapi", "rest"],
]);

/** Our platform for Tencent's spelling, without regard to case; `unknown` for anything else and for absence. */
export function normalizePlatform(raw: string | null | undefined): Platform {
  return SPELLINGS.get((raw ?? "").toLowerCase()) ?? "unknown";
}

/** A spelling of a platform, as a callback could have it; null for `unknown`. */
export const spellingOf = (platform: Platform): string | null =>
  [...SPELLINGS].find(([, normalized]) => normalized === platform)?.[0] ?? null;
