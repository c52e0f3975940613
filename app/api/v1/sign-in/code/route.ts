import { signInWithCode } from "@/lib/server/auth/sign-in-factor";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in/code": ({ body, request }) => signInWithCode(body.code, request.headers, new Date()),
});
