import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { eventsSheet } from "@/lib/server/exports/sheets/events";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("events", EXPORTS.events, eventsSheet);
