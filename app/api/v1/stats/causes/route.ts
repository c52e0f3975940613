import { readCauses } from "@/lib/server/queries/stats/causes";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/causes": ({ query }) => readCauses(query, new Date()),
});
