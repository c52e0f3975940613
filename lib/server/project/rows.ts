import type { Connection, Kick, OnlineSpan, StatusSpan } from "@/lib/presence/types";
import type { Checkpoint, StoredVerdict } from "./fold-user";

/** The rows of one user in the tables of the projections, apart from the row of what is so now. */
export interface UserRows {
  connections: readonly Connection[];
  spans: readonly OnlineSpan[];
  statuses: readonly StatusSpan[];
  kicks: readonly Kick[];
  verdicts: readonly StoredVerdict[];
  checkpoints: readonly Checkpoint[];
}

export const NO_ROWS: UserRows = {
  connections: [],
  spans: [],
  statuses: [],
  kicks: [],
  verdicts: [],
  checkpoints: [],
};
