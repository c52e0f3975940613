import { listDeleting } from "@/lib/server/apps/delete";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET apps/deleting": async () => ({ apps: await listDeleting() }),
});
