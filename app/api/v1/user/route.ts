import { readUser } from "@/lib/server/queries/users/user";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET user": ({ query }) => readUser(query),
});
