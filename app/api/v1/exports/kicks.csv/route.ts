import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { kicksSheet } from "@/lib/server/exports/sheets/kicks";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("kicks", EXPORTS.kicks, kicksSheet);
