import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { usersTable } from "@/lib/server/exports/tables/users";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("users", EXPORTS.users, usersTable);
