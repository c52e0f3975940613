import { listDuplicates } from "@/lib/server/queries/events/duplicates";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET duplicates": ({ query }) => listDuplicates(query),
});
