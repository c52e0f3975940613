import { resetFactors } from "@/lib/server/auth/factors";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "DELETE people/factors": ({ query }) => resetFactors(query.id),
});
