import { endOwnSessions } from "@/lib/server/auth/account";
import { ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "DELETE account/sessions": async ({ query, request }) => endOwnSessions(await ownSession(request.headers), query.id),
});
