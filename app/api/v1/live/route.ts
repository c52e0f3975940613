import { appNamed } from "@/lib/server/apps/registry";
import { liveViewOf, viewedLive } from "@/lib/server/live/view";
import { readLive } from "@/lib/server/queries/stats/live";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET live": async ({ query, principal }) => {
    const app = await appNamed(query.app);
    return viewedLive(await readLive(app, new Date()), await liveViewOf(principal, app));
  },
});
