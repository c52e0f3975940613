import { changeAccount, readAccount } from "@/lib/server/auth/account";
import { ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET account": async ({ request }) => readAccount(await ownSession(request.headers), request.headers, new Date()),
  "PATCH account": ({ principal, body }) => changeAccount(principal.id, body),
});
