import { beginTotp, confirmTotp, removeTotp } from "@/lib/server/auth/totp-factor";
import { requireOwnPassword } from "@/lib/server/auth/passwords";
import { endSessions, ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/totp": async ({ body, request }) => {
    const { user } = await ownSession(request.headers);
    await requireOwnPassword(user.id, body.password);
    return beginTotp(user, new Date());
  },
  "PUT account/totp": async ({ body, request }) => {
    const { id, user } = await ownSession(request.headers);
    const confirmed = await confirmTotp(user.id, body.code, request.headers, new Date());
    await endSessions({ userId: user.id, except: id });
    return confirmed;
  },
  "DELETE account/totp": async ({ principal, body }) => {
    await requireOwnPassword(principal.id, body.password);
    await removeTotp(principal.id);
  },
});
