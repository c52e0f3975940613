import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { kickedUsersSheet } from "@/lib/server/exports/sheets/kicked-users";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("kicked-users", EXPORTS["kicked-users"], kickedUsersSheet);
