import { changeCompany, readCompany, removeCompany } from "@/lib/server/auth/oidc/settings";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET people/company": ({ request }) => readCompany(request.headers),
  "PUT people/company": ({ body }) => changeCompany(body),
  "DELETE people/company": () => removeCompany(),
});
