import { listConnections } from "@/lib/server/queries/connections/list";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET connections": ({ query }) => listConnections(query),
});
