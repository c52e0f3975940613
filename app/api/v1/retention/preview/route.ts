import { routes } from "@/lib/server/http/routes";
import { previewRetention } from "@/lib/server/queries/retention/read";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET retention/preview": ({ query }) => previewRetention(query),
});
