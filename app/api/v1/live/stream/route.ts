import { appNamed } from "@/lib/server/apps/registry";
import { liveStream } from "@/lib/server/live/stream";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET live/stream": async ({ query, principal, request }) => liveStream(await appNamed(query.app), principal, request),
});
