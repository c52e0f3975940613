import { testProvider } from "@/lib/server/auth/oidc/provider";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST people/company/test": ({ body }) => testProvider(body.issuer),
});
