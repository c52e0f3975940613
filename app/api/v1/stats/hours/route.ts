import { readHours } from "@/lib/server/queries/stats/hours";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/hours": ({ query }) => readHours(query, new Date()),
});
