import { nextPath } from "@/lib/client/url/next-path";
import { finishCompanySignIn } from "@/lib/server/auth/oidc/company-sign-in";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET sign-in/oidc/callback": ({ request }) => finishCompanySignIn(request, nextPath(undefined), new Date()),
});
