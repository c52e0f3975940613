import { routes } from "@/lib/server/http/routes";
import { listTencentAlerts } from "@/lib/server/queries/alerts/tencent-alerts";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/tencent": ({ query }) => listTencentAlerts(query),
});
