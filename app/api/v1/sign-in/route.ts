import { signIn } from "@/lib/server/auth/sign-in";
import { routes } from "@/lib/server/http/routes";
import { emptyWithCookies } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in": async ({ body, request }) => emptyWithCookies(await signIn(body, request.headers, new Date())),
});
