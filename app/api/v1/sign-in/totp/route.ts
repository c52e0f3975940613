import { beginTotpStep, finishTotpStep } from "@/lib/server/auth/sign-in-enrolment";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in/totp": ({ request }) => beginTotpStep(request.headers, new Date()),
  "PUT sign-in/totp": ({ body, request }) => finishTotpStep(body.code, request.headers, new Date()),
});
