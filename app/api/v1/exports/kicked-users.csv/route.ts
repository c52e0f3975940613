import { csvExport } from "@/lib/server/exports/csv-export";
import { kickedUsersTable } from "@/lib/server/exports/tables/kicked-users";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/kicked-users.csv": csvExport("kicked-users", kickedUsersTable),
});
