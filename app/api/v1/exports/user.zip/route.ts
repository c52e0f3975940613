import { exportUser } from "@/lib/server/exports/user/user-export";
import { exporterOf } from "@/lib/server/exports/open-export";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/user.zip": ({ query, principal, request }) => exportUser(query, exporterOf(principal, request)),
});
