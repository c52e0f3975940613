import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { eventsTable } from "@/lib/server/exports/tables/events";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("events", EXPORTS.events, eventsTable);
