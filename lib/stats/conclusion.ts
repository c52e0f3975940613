import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { HOUR, MINUTE, type Millis } from "@/lib/time/units";
import type { TimeRange } from "@/lib/time/range";

/** What an incident points at. `nothing`: no part of it stands out. `small`: too few ended to tell. */
export const CONCLUSION_CODES = [
  "everybody",
  "network",
  "platform",
  "kick_api",
  "logouts",
  "kicks",
  "nothing",
  "small",
] as const;
export type ConclusionCode = (typeof CONCLUSION_CODES)[number];

/** A platform or a network: ends in the incident, the usual number, and connections open when it began. */
export interface ConclusionPart<Name> {
  name: Name;
  ended: number;
  usual: number;
  open: number;
}

export interface ConclusionInput {
  from: Millis;
  platforms: readonly ConclusionPart<Platform>[];
  networks: readonly ConclusionPart<string>[];
  causes: readonly { name: EndCause; ended: number; usual: number }[];
  /** All connections that were open when the incident began. */
  open: number;
  /** Distinct users whose connections ended, and how many of those who went offline are back. */
  users: number;
  back: number;
  notYet: number;
  silent: TimeRange | null;
  markers: readonly { at: Millis; text: string; platform: Platform | null }[];
}

/** Values of a dimension: their share of what ended beyond the usual, and of the connections open before. */
export interface StandsOut<Name> {
  names: Name[];
  share: number;
  openShare: number;
}

export interface Conclusion {
  code: ConclusionCode;
  platform: StandsOut<Platform> | null;
  network: StandsOut<string> | null;
  /** The cause of most ends, and its share. */
  cause: { name: EndCause; share: number } | null;
  /** The newest marker shortly before the beginning that fits the platform. */
  marker: { at: Millis; text: string } | null;
  /** The share of the users who went offline that are back; null if none went. */
  backShare: number | null;
  silent: TimeRange | null;
}

/** With fewer ends beyond the usual, a share says nothing. */
const MIN_EXCESS = 10;
/** What stands out has at least this share of the ends beyond the usual. */
const MIN_SHARE = 0.8;
/** And its connections ended at least this many times as often as those of everybody else. */
const MIN_TIMES = 5;
/** At most so many values of a dimension stand out together, such as iOS and iPad. */
const MAX_TOGETHER = 3;
/** A marker at most this long before or after the start of an incident may be the reason. Times are not exact. */
const MARKER_BEFORE_MS = 2 * HOUR;
const MARKER_AFTER_MS = 5 * MINUTE;
/** A part with fewer open connections is too small to say that it was spared. */
const MIN_OPEN = 10;

const BY_CAUSE: Partial<Record<EndCause, ConclusionCode>> = {
  admin_kick: "kick_api",
  logout: "logouts",
  kicked: "kicks",
};

/**
 * What the parts of an incident point at (docs/presence.md "Conclusions"). Each part is compared with the connections
 * that were open when the incident began, so that a big network is not blamed for being big.
 */
export function concludeFrom(input: ConclusionInput): Conclusion {
  const { platforms, networks, causes, open } = input;
  const excess = sumOf(causes, excessOf);
  const [most] = [...causes].sort((a, b) => excessOf(b) - excessOf(a));
  const cause = most && excess > 0 ? { name: most.name, share: excessOf(most) / excess } : null;
  const platform = standsOut(platforms, excess, open);
  const network = standsOut(networks, excess, open);
  const gone = input.back + input.notYet;
  const marker = markerOf(input, platform);
  const parts = { platform, network, cause, marker, silent: input.silent };
  return { code: codeOf(), ...parts, backShare: gone === 0 ? null : input.back / gone };

  function codeOf(): ConclusionCode {
    if (excess < MIN_EXCESS) return "small";
    const named = cause !== null && cause.share >= MIN_SHARE ? BY_CAUSE[cause.name] : undefined;
    if (named !== undefined) return named;
    if (network !== null) return "network";
    if (platform !== null) return "platform";
    return alike(platforms, excess, open) && alike(networks, excess, open) ? "everybody" : "nothing";
  }
}

const excessOf = ({ ended, usual }: { ended: number; usual: number }) => Math.max(0, ended - usual);
const sumOf = <T>(parts: readonly T[], value: (part: T) => number) => parts.reduce((sum, part) => sum + value(part), 0);
/** How often an open connection of the part ended. */
const rateOf = (part: ConclusionPart<unknown>) => excessOf(part) / Math.max(1, part.open);

function standsOut<Name>(parts: readonly ConclusionPart<Name>[], excess: number, open: number): StandsOut<Name> | null {
  const ranked = [...parts].sort((a, b) => excessOf(b) - excessOf(a)).slice(0, MAX_TOGETHER);
  for (let n = 1; n <= ranked.length; n++) {
    const chosen = ranked.slice(0, n);
    const [ended, held] = [sumOf(chosen, excessOf), sumOf(chosen, (part) => part.open)];
    if (excess === 0 || ended / excess < MIN_SHARE) continue;
    const others = open - held;
    if (others < MIN_OPEN) return null;
    const [rate, rateOfOthers] = [ended / Math.max(1, held), Math.max(0, excess - ended) / others];
    // A value that was hardly hit does not belong to those that stand out.
    const even = chosen.every((part) => rateOf(part) * MIN_TIMES >= rate);
    if (!even || rate < MIN_TIMES * rateOfOthers) return null;
    return { names: chosen.map(({ name }) => name), share: ended / excess, openShare: held / Math.max(1, open) };
  }
  return null;
}

/** Each part of some size was hit about as often as the others. Small parts count together, as one. */
function alike(parts: readonly ConclusionPart<unknown>[], excess: number, open: number): boolean {
  const large = parts.filter((part) => part.open >= MIN_OPEN);
  const othersOpen = open - sumOf(large, (part) => part.open);
  const rates = large.map(rateOf);
  if (othersOpen >= MIN_OPEN) rates.push(Math.max(0, excess - sumOf(large, excessOf)) / othersOpen);
  return rates.length >= 2 && Math.max(...rates) <= MIN_TIMES * Math.min(...rates);
}

function markerOf({ markers, from }: ConclusionInput, platform: StandsOut<Platform> | null): Conclusion["marker"] {
  const near = markers
    .filter(({ at }) => at >= from - MARKER_BEFORE_MS && at <= from + MARKER_AFTER_MS)
    .filter((marker) => marker.platform === null || (platform?.names.includes(marker.platform) ?? false))
    .sort((a, b) => b.at - a.at)[0];
  return near === undefined ? null : { at: near.at, text: near.text };
}
