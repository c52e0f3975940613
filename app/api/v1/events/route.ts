import { listEvents } from "@/lib/server/queries/events/list";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET events": ({ query }) => listEvents(query),
});
