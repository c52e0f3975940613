import { beginPasskey, confirmPasskey } from "@/lib/server/auth/passkeys/add-passkey";
import { removePasskey, renamePasskey } from "@/lib/server/auth/passkeys/own-passkeys";
import { requireOwnPassword } from "@/lib/server/auth/passwords";
import { endSessions, ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/passkeys": async ({ body, request }) => {
    const { user } = await ownSession(request.headers);
    await requireOwnPassword(user.id, body.password);
    return beginPasskey(user, request.headers, new Date());
  },
  "PUT account/passkeys": async ({ body, request }) => {
    const { id, user } = await ownSession(request.headers);
    const confirmed = await confirmPasskey(user.id, body, request.headers, new Date());
    await endSessions({ userId: user.id, except: id });
    return confirmed;
  },
  "PATCH account/passkeys": ({ principal, query, body }) => renamePasskey(principal.id, query.id, body.name),
  "DELETE account/passkeys": async ({ principal, query, body }) => {
    await requireOwnPassword(principal.id, body.password);
    await removePasskey(principal.id, query.id);
  },
});
