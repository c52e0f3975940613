import { signOut } from "@/lib/server/auth/sign-in";
import { routes } from "@/lib/server/http/routes";
import { WithCookies } from "@/lib/server/http/with-cookies";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-out": async ({ request }) => new WithCookies({}, await signOut(request.headers)),
});
