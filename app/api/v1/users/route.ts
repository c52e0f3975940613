import { listUsers } from "@/lib/server/queries/users/list";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET users": ({ query }) => listUsers(query),
});
