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

/** A field of a row's key. */
export type KeyField = "at" | "time" | "identity" | "no";
/** A row, as far as its key is concerned. */
export type Keyed = Partial<Record<KeyField, number | string>>;

/** The fields that, besides the user, are the key of a row. */
export const ROW_KEYS: Record<keyof UserRows, readonly KeyField[]> = {
  connections: ["at", "no"],
  spans: ["at"],
  statuses: ["at", "no"],
  kicks: ["at", "identity", "no"],
  verdicts: ["time", "identity"],
  checkpoints: ["at"],
};
