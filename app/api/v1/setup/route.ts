import { createFirstAdmin } from "@/lib/server/auth/first-admin";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST setup": ({ body, request }) => createFirstAdmin(body, request.headers),
});
