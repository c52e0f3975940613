import { beginPasskeyStep, signInWithPasskey } from "@/lib/server/auth/sign-in-factor";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in/assertion": ({ request }) => beginPasskeyStep(request.headers, new Date()),
  "PUT sign-in/assertion": ({ body, request }) => signInWithPasskey(body, request.headers, new Date()),
});
