import type { Prisma } from "../../db/client";

/** A value of a record. Times are written in the zone of the export. */
export type Value = string | number | boolean | Date | null | readonly string[];

/** A part of what is known about a user: rows, and a record of each, whose names are the columns of its CSV. */
export interface Section {
  name: string;
  columns: readonly string[];
  select: Prisma.Sql;
  /** The values of a row, in the order of the columns; null if the row is not about the user. */
  values: (row: never) => readonly Value[] | null;
}
