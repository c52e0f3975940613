import type { CaveatCode } from "./codes";
import type { ConnectionSummary } from "./context";

const NOTES: readonly { code: CaveatCode; when: (connection: ConnectionSummary) => boolean }[] = [
  { code: "unknown_start", when: (c) => c.startedAt === null },
  { code: "presumed_end", when: (c) => c.endCause === "superseded" },
  { code: "unknown_platform", when: (c) => c.platform === "unknown" },
];

/** The facts about a connection, open or ended, that the callbacks do not prove. */
export function notesOf(connection: ConnectionSummary): CaveatCode[] {
  return NOTES.filter(({ when }) => when(connection)).map(({ code }) => code);
}
