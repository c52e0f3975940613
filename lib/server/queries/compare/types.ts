import type { CONNECTION_DIMENSIONS, EVENT_DIMENSIONS } from "@/lib/contracts/values";
import type { Prisma } from "../../db/client";
import type { Listing } from "../listing";

export type Dimension = (typeof CONNECTION_DIMENSIONS)[number] | (typeof EVENT_DIMENSIONS)[number];
/** What rows are grouped by. An address stands for its network and the name of that. */
export type ComparedBy = Exclude<Dimension, "network" | "networkName"> | "address";

/** What rows are compared by, and its value for a row. */
export interface ComparedValue {
  name: ComparedBy;
  value: Prisma.Sql;
}

/** The two lists that are compared: the selected rows, and all rows of the range. */
export interface CompareLists {
  of: "connections" | "events";
  selected: Listing;
  all: Listing;
  /** The condition on a row of `all` that it is selected. */
  isSelected: Prisma.Sql;
  /** The alias of a row. */
  alias: Prisma.Sql;
  /** The time by which rows lie in a range. */
  time: Prisma.Sql;
  dimensions: ComparedValue[];
}
