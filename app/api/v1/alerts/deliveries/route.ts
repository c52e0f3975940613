import { routes } from "@/lib/server/http/routes";
import { listDeliveries } from "@/lib/server/queries/alerts/deliveries";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/deliveries": ({ query }) => listDeliveries(query),
});
