import { beginNewPasskeyStep, finishNewPasskeyStep } from "@/lib/server/auth/sign-in-enrolment";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in/passkey": ({ request }) => beginNewPasskeyStep(request.headers, new Date()),
  "PUT sign-in/passkey": ({ body, request }) => finishNewPasskeyStep(body, request.headers, new Date()),
});
