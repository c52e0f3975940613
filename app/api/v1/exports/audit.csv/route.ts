import { csvExport } from "@/lib/server/exports/csv-export";
import { auditTable } from "@/lib/server/exports/tables/audit";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({ "GET exports/audit.csv": csvExport("audit", auditTable) });
