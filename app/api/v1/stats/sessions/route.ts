import { readSessions } from "@/lib/server/queries/stats/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/sessions": ({ query }) => readSessions(query, new Date()),
});
