import { unwatchUser, readWatches, watchUser } from "@/lib/server/alerts/watches";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/watches": ({ query }) => readWatches(query.app, new Date()),
  "PUT alerts/watches": ({ query, principal }) => watchUser(query, principal.name, new Date()),
  "DELETE alerts/watches": ({ query }) => unwatchUser(query),
});
