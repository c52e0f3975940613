import { countKickedUsers } from "@/lib/server/queries/counts";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/kicks/users/count": ({ query }) => countKickedUsers(query),
});
