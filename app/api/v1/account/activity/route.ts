import { noteActivity, ownSession } from "@/lib/server/auth/sessions";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/activity": async ({ request }) => noteActivity(await ownSession(request.headers), new Date()),
});
