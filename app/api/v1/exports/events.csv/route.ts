import { csvExport } from "@/lib/server/exports/csv-export";
import { eventsTable } from "@/lib/server/exports/tables/events";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/events.csv": csvExport("events", eventsTable),
});
