import { readDays } from "@/lib/server/queries/stats/days";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/days": ({ query }) => readDays(query, new Date()),
});
