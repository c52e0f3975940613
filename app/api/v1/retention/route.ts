import { routes } from "@/lib/server/http/routes";
import { readRetention } from "@/lib/server/queries/retention/read";
import { changeRetention } from "@/lib/server/retention/change";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET retention": ({ query }) => readRetention(query.app),
  "PUT retention": async ({ query, body }) => {
    await changeRetention(query.app, body);
    return readRetention(query.app);
  },
});
