import { routes } from "@/lib/server/http/routes";
import { readMarkerQuality } from "@/lib/server/queries/markers/quality";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET markers/quality": ({ query }) => readMarkerQuality(query, new Date()),
});
