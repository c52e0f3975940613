import { readOnline } from "@/lib/server/queries/stats/online";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/online": ({ query }) => readOnline(query, new Date()),
});
