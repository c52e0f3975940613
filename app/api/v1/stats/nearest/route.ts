import { routes } from "@/lib/server/http/routes";
import { readNearest } from "@/lib/server/queries/stats/nearest";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/nearest": ({ query }) => readNearest(query, new Date()),
});
