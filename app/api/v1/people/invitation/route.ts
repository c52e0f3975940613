import { inviteAgain } from "@/lib/server/auth/people";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST people/invitation": ({ query }) => inviteAgain(query.id, new Date()),
});
