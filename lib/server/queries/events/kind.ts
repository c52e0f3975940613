import type { EventsFilter } from "@/lib/contracts/event";
import type { Verdict } from "@/lib/presence/types";
import { Prisma } from "../../db/client";
import { equals, when } from "../filter";

/** A row with action, reason and platform: an event, or a rollup of events. */
type Alias = "e" | "r";

/** The fields of the filter that `kindOf` understands. */
export const KIND_FIELDS = ["action", "reason", "platform", "verdict"] as const;

/** Conditions that an event and its rollup share. A flagged verdict gives none: see isFlagged. */
export const kindOf = (row: Alias, { action, reason, platform, verdict }: EventsFilter): Prisma.Sql[] => [
  ...when(action, equals(Prisma.raw(`${row}.action`))),
  ...when(reason, equals(Prisma.raw(`${row}.reason`))),
  ...when(platform, equals(Prisma.raw(`${row}.platform`))),
  ...when(verdict === undefined ? undefined : plainVerdict(row, verdict), (condition) => condition),
];

/** PLAIN_VERDICT as a condition on actions, whose frequencies the planner knows. Undefined for a flagged verdict. */
export function plainVerdict(row: Alias, verdict: Verdict): Prisma.Sql | undefined {
  const action = Prisma.raw(`${row}.action`);
  switch (verdict) {
    case "applied":
      return Prisma.sql`${action} IN ('Login', 'Logout', 'Disconnect')`;
    case "status":
      return Prisma.sql`${action} = 'CustomStatusChange'`;
    case "unknown":
      return Prisma.sql`${action} NOT IN ('Login', 'Logout', 'Disconnect', 'CustomStatusChange')`;
    default:
      return undefined;
  }
}

/** Whether the verdict is one of those that event_verdict has a row for. */
export const isFlagged = (verdict: Verdict) => plainVerdict("e", verdict) === undefined;
