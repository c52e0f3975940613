import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { duplicatesTable } from "@/lib/server/exports/tables/duplicates";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("duplicates", EXPORTS.duplicates, duplicatesTable);
