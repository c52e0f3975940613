import { deleteToken } from "@/lib/server/auth/api-tokens";
import { createOwnToken, listOwnTokens } from "@/lib/server/auth/own-tokens";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET account/tokens": ({ principal }) => listOwnTokens(principal, new Date()),
  "POST account/tokens": ({ body, principal }) => createOwnToken(body, principal),
  "DELETE account/tokens": ({ query, principal }) => deleteToken(query.id, principal.id),
});
