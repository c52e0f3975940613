import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { connectionsSheet } from "@/lib/server/exports/sheets/connections";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("connections", EXPORTS.connections, connectionsSheet);
