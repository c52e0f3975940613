import { z } from "zod";
import { auditFilter } from "./audit";
import { appQuery, timeZone, userIdQuery } from "./common";
import { connectionsFilter } from "./connections";
import { duplicatesFilter } from "./duplicates";
import { eventsFilter } from "./event";
import { localeQuery } from "./explanation";
import { rejectedFilter } from "./health";
import { kicksFilter } from "./kicks";
import { kickedUsersFilter } from "./stats/kicks";
import { statsQuery } from "./stats/range";
import { statusesFilter } from "./statuses";
import { usersFilter, usersOrder } from "./users";

/** What every export takes beside the filter of its list. */
const csv = z.object({
  ...localeQuery.shape,
  bom: z
    .enum(["0", "1", "true", "false"])
    .default("1")
    .transform((text) => text === "1" || text === "true")
    .describe("Begins the file with a byte order mark, which Excel needs."),
});

/** The query of `GET exports/<name>.csv`: the filter of the list, language and time zone. */
export const EXPORTS = {
  events: z.object({ ...eventsFilter.shape, ...csv.shape }),
  connections: z.object({ ...connectionsFilter.shape, ...csv.shape }),
  kicks: z.object({ ...kicksFilter.shape, ...csv.shape }),
  statuses: z.object({ ...statusesFilter.shape, ...csv.shape }),
  users: z.object({ ...usersFilter.shape, ...usersOrder.shape, ...csv.shape }),
  duplicates: z.object({ ...duplicatesFilter.shape, ...csv.shape }),
  "kicked-users": z.object({ ...kickedUsersFilter.shape, ...csv.shape }),
  rejected: z.object({ ...rejectedFilter.shape, ...csv.shape }),
  audit: z.object({ ...appQuery.shape, ...auditFilter.shape, ...csv.shape }),
  days: z.object({ ...statsQuery.shape, ...csv.shape }),
} as const;
export type ExportName = keyof typeof EXPORTS;

/** Everything about one user. */
export const userExportQuery = z.object({
  ...appQuery.shape,
  user: userIdQuery,
  tz: timeZone.optional().describe("IANA time zone of the times. The app's own if left out."),
});
