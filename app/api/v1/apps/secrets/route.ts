import { readAppSecrets } from "@/lib/server/apps/settings";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET apps/secrets": ({ query, request }) => readAppSecrets(query.app, request),
});
