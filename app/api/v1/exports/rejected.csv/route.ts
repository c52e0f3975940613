import { csvExport } from "@/lib/server/exports/csv-export";
import { rejectedTable } from "@/lib/server/exports/tables/rejected";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/rejected.csv": csvExport("rejected", rejectedTable),
});
