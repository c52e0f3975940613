import { unwatchUser, readWatches, watchUser } from "@/lib/server/alerts/watches";
import { principalOf } from "@/lib/server/auth/principal";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/watches": ({ query }) => readWatches(query.app, new Date()),
  "PUT alerts/watches": async ({ query, request }) =>
    watchUser(query, (await principalOf(request.headers))?.name ?? "", new Date()),
  "DELETE alerts/watches": ({ query }) => unwatchUser(query),
});
