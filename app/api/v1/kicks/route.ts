import { listKicks } from "@/lib/server/queries/connections/kicks";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET kicks": ({ query }) => listKicks(query),
});
