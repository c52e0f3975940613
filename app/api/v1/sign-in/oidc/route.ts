import { nextPath } from "@/lib/client/url/next-path";
import { beginCompanySignIn } from "@/lib/server/auth/oidc/company-sign-in";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET sign-in/oidc": ({ query, request }) => beginCompanySignIn(nextPath(query.next), request.headers, new Date()),
});
