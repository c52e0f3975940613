import { changePassword } from "@/lib/server/auth/passwords";
import { ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "PUT account/password": async ({ principal, body, request }) =>
    changePassword(principal.id, body, (await ownSession(request.headers)).id),
});
