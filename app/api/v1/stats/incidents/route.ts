import { listIncidents } from "@/lib/server/queries/stats/incidents";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/incidents": ({ query }) => listIncidents(query, new Date()),
});
