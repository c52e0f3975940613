import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { statusesSheet } from "@/lib/server/exports/sheets/statuses";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("statuses", EXPORTS.statuses, statusesSheet);
