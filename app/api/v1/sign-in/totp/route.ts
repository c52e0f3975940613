import { beginEnrolment, finishEnrolment } from "@/lib/server/auth/sign-in-steps";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST sign-in/totp": ({ request }) => beginEnrolment(request.headers, new Date()),
  "PUT sign-in/totp": ({ body, request }) => finishEnrolment(body.code, request.headers, new Date()),
});
