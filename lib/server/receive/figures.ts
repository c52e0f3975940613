import { singleton } from "../singleton";
import { intake } from "./intake";

/** How far the journal of this instance is stored. */
export interface JournalFigures {
  /** The number of the last record that was accepted. */
  accepted: number;
  /** The number of records that are in the journal only. */
  pending: number;
}

const source = () => singleton("journal-figures", () => ({ read: null as (() => JournalFigures) | null }));

/** Sets the source of the figures in a process that has no journal, because the front has it. */
export function setJournalFigures(read: () => JournalFigures): void {
  source().read = read;
}

/** The figures of the journal: of the front, or of the journal that this process has itself. */
export async function journalFigures(): Promise<JournalFigures> {
  const { read } = source();
  if (read !== null) return read();
  const { accepted, pending } = await intake();
  return { accepted: accepted(), pending: pending() };
}
