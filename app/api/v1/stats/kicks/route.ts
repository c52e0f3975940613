import { readKicksStats } from "@/lib/server/queries/stats/kicks";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/kicks": ({ query }) => readKicksStats(query, new Date()),
});
