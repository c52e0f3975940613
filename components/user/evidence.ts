import type { Selection } from "@/lib/client/url/view";
import type { Connection } from "@/lib/contracts/user";

/** A function that selects the event that ended a connection; undefined if no event did. */
export function openEvidence({ endEventId, endedAt }: Connection, onSelect: (selection: Selection) => void) {
  if (endEventId === null || endedAt === null) return undefined;
  return () => onSelect({ id: endEventId, at: Date.parse(endedAt) });
}
