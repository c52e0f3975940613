import { changePolicy, readPolicy } from "@/lib/server/auth/policy";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET people/policy": () => readPolicy(),
  "PUT people/policy": ({ body }) => changePolicy(body),
});
