import { csvExport } from "@/lib/server/exports/csv-export";
import { usersTable } from "@/lib/server/exports/tables/users";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/users.csv": csvExport("users", usersTable),
});
