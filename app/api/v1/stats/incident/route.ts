import { readIncident } from "@/lib/server/queries/stats/incident";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/incident": ({ query }) => readIncident(query, new Date()),
});
