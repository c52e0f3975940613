import { signOut } from "@/lib/server/auth/sign-in";
import { routes } from "@/lib/server/http/routes";
import { emptyWithCookies } from "@/lib/server/http/serve";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-out": async ({ request }) => emptyWithCookies(await signOut(request.headers)),
});
