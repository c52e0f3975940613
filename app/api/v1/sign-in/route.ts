import { signIn } from "@/lib/server/auth/sign-in";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in": ({ body, request }) => signIn(body, request.headers, new Date()),
});
