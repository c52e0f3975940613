import type { TimelineAnswer } from "@/lib/contracts/user";

/** Headlines of the explanations of the connections that an event ended, by the id of the event. */
export function headlinesOf(pages: readonly Pick<TimelineAnswer, "connections">[]): Map<string, string[]> {
  const headlines = new Map<string, string[]>();
  for (const { endEventId, explanation } of pages.flatMap((page) => page.connections)) {
    if (endEventId === null || !explanation) continue;
    headlines.set(endEventId, [...(headlines.get(endEventId) ?? []), explanation.headline]);
  }
  return headlines;
}
