import { csvExport } from "@/lib/server/exports/csv-export";
import { statusesTable } from "@/lib/server/exports/tables/statuses";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/statuses.csv": csvExport("statuses", statusesTable),
});
