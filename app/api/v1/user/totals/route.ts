import { readTotals } from "@/lib/server/queries/users/totals";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET user/totals": ({ query }) => readTotals(query),
});
