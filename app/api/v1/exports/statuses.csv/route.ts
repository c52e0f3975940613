import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { statusesTable } from "@/lib/server/exports/tables/statuses";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("statuses", EXPORTS.statuses, statusesTable);
