import { sendTestCallback } from "@/lib/server/apps/test-callback";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST apps/test": ({ query }) => sendTestCallback(query.app),
});
