import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { rejectedTable } from "@/lib/server/exports/tables/rejected";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("rejected", EXPORTS.rejected, rejectedTable);
