import { appNamed } from "@/lib/server/apps/registry";
import { readHealth } from "@/lib/server/queries/health/health";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET ingest/health": async ({ query }) => readHealth(await appNamed(query.app), new Date()),
});
