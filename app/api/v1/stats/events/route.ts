import { readEventStats } from "@/lib/server/queries/stats/events";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/events": ({ query }) => readEventStats(query, new Date()),
});
