import { csvExport } from "@/lib/server/exports/csv-export";
import { duplicatesTable } from "@/lib/server/exports/tables/duplicates";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/duplicates.csv": csvExport("duplicates", duplicatesTable),
});
