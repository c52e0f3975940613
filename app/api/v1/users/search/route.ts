import { searchUsers } from "@/lib/server/queries/users/search";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET users/search": ({ query, principal }) => searchUsers(query, principal, new Date()),
});
