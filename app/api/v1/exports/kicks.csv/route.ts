import { csvExport } from "@/lib/server/exports/csv-export";
import { kicksTable } from "@/lib/server/exports/tables/kicks";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/kicks.csv": csvExport("kicks", kicksTable),
});
