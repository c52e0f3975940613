import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { connectionsTable } from "@/lib/server/exports/tables/connections";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("connections", EXPORTS.connections, connectionsTable);
