import { countRejected } from "@/lib/server/queries/counts";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET ingest/rejected/count": ({ query }) => countRejected(query),
});
