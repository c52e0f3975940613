import { isOutage } from "./problem";

/** `away`: the database of Rollcall. `failing`: answers are errors. `slow`: no answer yet. `unreachable`: no answer. */
export type OutageKind = "unreachable" | "away" | "failing" | "slow";

export interface Outage {
  kind: OutageKind;
  /** When it began, in milliseconds. */
  since: number;
  /** When the oldest figure was read that is shown now and cannot be read again; null if nothing is shown. */
  shownFrom: number | null;
}

/** The state of a query of react-query, as far as it matters here. */
export interface ReadState {
  error: unknown;
  data: unknown;
  /** In milliseconds. */
  dataUpdatedAt: number;
}

/** From the worst on: one line says it for all reads. */
const KINDS: readonly OutageKind[] = ["unreachable", "away", "failing", "slow"];

function kindOf(error: unknown): OutageKind | null {
  if (!isOutage(error)) return null;
  if (error.code === "unreachable" || error.code === "slow") return error.code;
  return error.code === "unavailable" ? "away" : "failing";
}

/**
 * The outage that the reads on the screen report; null if there is none. It keeps the beginning of the outage
 * `before`.
 */
export function outageOf(reads: readonly ReadState[], before: Outage | null, now: number): Outage | null {
  const failed = reads.filter(({ error }) => isOutage(error));
  const kinds = new Set(failed.map(({ error }) => kindOf(error)));
  const kind = KINDS.find((candidate) => kinds.has(candidate));
  if (kind === undefined) return null;
  const shown = failed.filter(({ data }) => data !== undefined).map(({ dataUpdatedAt }) => dataUpdatedAt);
  return { kind, since: before?.since ?? now, shownFrom: shown.length === 0 ? null : Math.min(...shown) };
}
