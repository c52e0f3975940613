import { acceptInvitation } from "@/lib/server/auth/invitations";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST invitation": ({ body, request }) => acceptInvitation(body, request.headers, new Date()),
});
