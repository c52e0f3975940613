import { SIZES, type Size } from "@/lib/time/units";
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
  sizes: readonly Size[];
  sum: (units: Units) => Prisma.Sql;
  merge: (from: Size, units: Units) => Prisma.Sql;
}

/** By event time. */
export const EVENT_TABLES: readonly RollupTable[] = [
  { name: "rollup_event", sizes: SIZES, sum: eventsOf, merge: eventsFrom },
  { name: "rollup_activity", sizes: SIZES, sum: activityOf, merge: activityFrom },
  { name: "rollup_online", sizes: SIZES, sum: onlineOf, merge: onlineFrom },
  { name: "rollup_duration", sizes: SIZES, sum: durationsOf, merge: durationsFrom },
  { name: "rollup_arrival", sizes: [15, 60], sum: arrivalsOf, merge: arrivalsFrom },
  { name: "rollup_kick", sizes: SIZES, sum: kicksOf, merge: kicksFrom },
  { name: "rollup_status", sizes: SIZES, sum: statusesOf, merge: statusesFrom },
  { name: "rollup_status_end", sizes: SIZES, sum: statusEndsOf, merge: statusEndsFrom },
];

/** By time of receipt. */
export const RECEIPT_TABLES: readonly RollupTable[] = [
  { name: "rollup_receipt", sizes: SIZES, sum: receiptsOf, merge: receiptsFrom },
];
