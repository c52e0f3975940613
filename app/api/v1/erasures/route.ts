import { recordErasure } from "@/lib/server/erasure/record-erasure";
import { liftErasure, requestErasure } from "@/lib/server/erasure/request";
import { routes } from "@/lib/server/http/routes";
import { listErasures, toErasure } from "@/lib/server/queries/erasures/list";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET erasures": ({ query }) => listErasures(query),
  "POST erasures": async ({ query, body, principal, request }) => {
    const row = await requestErasure(query.app, body, principal.email ?? principal.name);
    recordErasure(row, principal, request.headers);
    return toErasure(row);
  },
  "DELETE erasures": ({ query }) => liftErasure(query.app, query.tombstone),
});
