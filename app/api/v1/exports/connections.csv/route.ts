import { csvExport } from "@/lib/server/exports/csv-export";
import { connectionsTable } from "@/lib/server/exports/tables/connections";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/connections.csv": csvExport("connections", connectionsTable),
});
