import { listKickedUsers } from "@/lib/server/queries/stats/kicked-users";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/kicks/users": ({ query }) => listKickedUsers(query, new Date()),
});
