import { EXPORTS } from "@/lib/contracts/exports";
import { exportRoute } from "@/lib/server/exports/route";
import { usersSheet } from "@/lib/server/exports/sheets/users";

export const { GET, POST, PUT, PATCH, DELETE } = exportRoute("users", EXPORTS.users, usersSheet);
