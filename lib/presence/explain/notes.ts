import type { NoteCode } from "./codes";
import type { Described } from "./context";

/** What the callbacks do not prove about a connection, open or ended. */
const NOTES: readonly { code: NoteCode; when: (connection: Described) => boolean }[] = [
  { code: "unknown_start", when: (c) => c.startedAt === null },
  { code: "presumed_end", when: (c) => c.endCause === "superseded" },
  { code: "unknown_platform", when: (c) => c.platform === "unknown" },
];

export function notesOf(connection: Described): NoteCode[] {
  return NOTES.filter(({ when }) => when(connection)).map(({ code }) => code);
}
