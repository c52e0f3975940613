import { appNamed } from "@/lib/server/apps/registry";
import { readLive } from "@/lib/server/queries/stats/live";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET live": async ({ query }) => readLive(await appNamed(query.app), new Date()),
});
