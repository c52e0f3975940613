import { z } from "zod";
import { connectionsFilter } from "./connections";
import { duplicatesFilter } from "./duplicates";
import { eventsFilter } from "./event";
import { speechQuery } from "./explanation";
import { rejectedFilter } from "./health";
import { kicksFilter } from "./kicks";
import { kickedUsersFilter } from "./stats/kicks";
import { statsQuery } from "./stats/range";
import { statusesFilter } from "./statuses";
import { usersFilter, usersOrder } from "./users";

/** What every export takes beside the filters of its list: zone and language of its times and words; `bom` for Excel. */
const csv = z.object({
  ...speechQuery.shape,
  bom: z
    .enum(["0", "1", "true", "false"])
    .transform((b) => b === "1" || b === "true")
    .default(true),
});

/** GET /api/v1/exports/<name>.csv: every row of the list, in its order, from one snapshot. */
export const EXPORTS = {
  events: z.object({ ...eventsFilter.shape, ...csv.shape }),
  connections: z.object({ ...connectionsFilter.shape, ...csv.shape }),
  kicks: z.object({ ...kicksFilter.shape, ...csv.shape }),
  statuses: z.object({ ...statusesFilter.shape, ...csv.shape }),
  users: z.object({ ...usersFilter.shape, ...usersOrder.shape, ...csv.shape }),
  duplicates: z.object({ ...duplicatesFilter.shape, ...csv.shape }),
  "kicked-users": z.object({ ...kickedUsersFilter.shape, ...csv.shape }),
  rejected: z.object({ ...rejectedFilter.shape, ...csv.shape }),
  days: z.object({ ...statsQuery.shape, ...csv.shape }),
} as const;
export type ExportName = keyof typeof EXPORTS;
