import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { kickedUsersTable } from "@/lib/server/exports/tables/kicked-users";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("kicked-users", EXPORTS["kicked-users"], kickedUsersTable);
