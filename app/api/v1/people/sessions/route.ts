import { endSessions } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "DELETE people/sessions": async ({ query }) => void (await endSessions({ userId: query.id })),
});
