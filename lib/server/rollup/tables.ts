import { ROLLUP_SIZES, type RollupSize } from "@/lib/time/units";
import { type Prisma } from "../db/client";
import { activityFrom, activityOf } from "./activity";
import { arrivalsFrom, arrivalsOf } from "./arrivals";
import { durationsFrom, durationsOf } from "./durations";
import { eventsFrom, eventsOf } from "./events";
import { kicksFrom, kicksOf } from "./kicks";
import { onlineFrom, onlineOf } from "./online";
import { receiptsFrom, receiptsOf } from "./receipts";
import type { Units } from "./sql";
import { statusEndsFrom, statusEndsOf, statusesFrom, statusesOf } from "./statuses";

/** A table of sums: how its smallest units are made of the projections, and its larger ones of smaller ones. */
export interface RollupTable {
  name: string;
  /** Ascending. Each is made of the previous one. */
  sizes: readonly RollupSize[];
  sum: (units: Units) => Prisma.Sql;
  merge: (from: RollupSize, units: Units) => Prisma.Sql;
}

/** By event time. */
export const EVENT_TABLES: readonly RollupTable[] = [
  { name: "rollup_event", sizes: ROLLUP_SIZES, sum: eventsOf, merge: eventsFrom },
  { name: "rollup_activity", sizes: ROLLUP_SIZES, sum: activityOf, merge: activityFrom },
  { name: "rollup_online", sizes: ROLLUP_SIZES, sum: onlineOf, merge: onlineFrom },
  { name: "rollup_duration", sizes: ROLLUP_SIZES, sum: durationsOf, merge: durationsFrom },
  { name: "rollup_arrival", sizes: [15, 60], sum: arrivalsOf, merge: arrivalsFrom },
  { name: "rollup_kick", sizes: ROLLUP_SIZES, sum: kicksOf, merge: kicksFrom },
  { name: "rollup_status", sizes: ROLLUP_SIZES, sum: statusesOf, merge: statusesFrom },
  { name: "rollup_status_end", sizes: ROLLUP_SIZES, sum: statusEndsOf, merge: statusEndsFrom },
];

/** By time of receipt. */
export const RECEIPT_TABLES: readonly RollupTable[] = [
  { name: "rollup_receipt", sizes: ROLLUP_SIZES, sum: receiptsOf, merge: receiptsFrom },
];
