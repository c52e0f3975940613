import { rotateToken } from "@/lib/server/auth/api-tokens";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/tokens/rotation": ({ query, body, principal }) => rotateToken(query.id, principal.id, body),
});
