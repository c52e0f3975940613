import { listStatuses } from "@/lib/server/queries/users/statuses";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET statuses": ({ query }) => listStatuses(query),
});
