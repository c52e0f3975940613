import { routes } from "@/lib/server/http/routes";
import { listAlerts } from "@/lib/server/queries/alerts/alerts";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts": ({ query, principal }) => listAlerts(query, principal),
});
