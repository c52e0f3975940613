import { readStatusesStats } from "@/lib/server/queries/stats/statuses";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/statuses": ({ query }) => readStatusesStats(query, new Date()),
});
