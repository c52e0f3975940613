import { listRejected } from "@/lib/server/queries/health/rejected";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET ingest/rejected": ({ query }) => listRejected(query),
});
