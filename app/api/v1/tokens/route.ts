import { createToken, deleteToken, listTokens } from "@/lib/server/auth/api-tokens";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET tokens": async () => ({ tokens: await listTokens(new Date()) }),
  "POST tokens": ({ body }) => createToken(body),
  "DELETE tokens": ({ query }) => deleteToken(query.id),
});
