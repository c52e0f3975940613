import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { duplicatesSheet } from "@/lib/server/exports/sheets/duplicates";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("duplicates", EXPORTS.duplicates, duplicatesSheet);
