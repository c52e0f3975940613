import { readHistory } from "@/lib/server/queries/health/history";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET ingest/history": ({ query }) => readHistory(query, new Date()),
});
