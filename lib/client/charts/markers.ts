import type { TimeRange } from "@/lib/time/range";
/**
 * Marks along an axis of `pixels`, oldest first, with those in one group that would lie on each other: nearer than
 * `apart` pixels to the first of their group.
 */
export function groupMarkers<T extends { at: number }>(
  markers: readonly T[],
  range: TimeRange,
  pixels: number,
  apart: number,
): T[][] {
  const least = (apart / pixels) * (range.to - range.from);
  const groups: T[][] = [];
  for (const marker of [...markers].sort((a, b) => a.at - b.at)) {
    if (marker.at < range.from || marker.at >= range.to) continue;
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && marker.at - first.at < least) group.push(marker);
    else groups.push([marker]);
  }
  return groups;
}
