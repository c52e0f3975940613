import { confirmByPassword } from "@/lib/server/auth/recent-sign-in";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/confirm": ({ body, request }) => confirmByPassword(request.headers, body.password, new Date()),
});
