import { routes } from "@/lib/server/http/routes";
import { compare } from "@/lib/server/queries/compare/compare";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/compare": ({ query }) => compare(query, new Date()),
});
