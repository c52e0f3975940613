import { readQuality } from "@/lib/server/queries/stats/quality";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET stats/quality": ({ query }) => readQuality(query, new Date()),
});
