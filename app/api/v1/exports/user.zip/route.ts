import { exportUser } from "@/lib/server/exports/user/user-export";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/user.zip": ({ query }) => exportUser(query),
});
