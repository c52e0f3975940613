import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { kicksTable } from "@/lib/server/exports/tables/kicks";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("kicks", EXPORTS.kicks, kicksTable);
