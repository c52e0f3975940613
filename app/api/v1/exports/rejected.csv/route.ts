import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { rejectedSheet } from "@/lib/server/exports/sheets/rejected";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("rejected", EXPORTS.rejected, rejectedSheet);
