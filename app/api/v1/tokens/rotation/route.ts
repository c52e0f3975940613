import { rotateToken } from "@/lib/server/auth/api-tokens";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST tokens/rotation": ({ query, body }) => rotateToken(query.id, null, body),
});
