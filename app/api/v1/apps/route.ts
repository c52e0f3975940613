import { createApp, listApps, readApp } from "@/lib/server/apps/settings";
import { changeAppSettings } from "@/lib/server/apps/change";
import { beginDeletion } from "@/lib/server/apps/delete";
import { appsOf } from "@/lib/server/auth/access";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET apps": async ({ principal, request }) => ({ apps: await listApps(await appsOf(principal), request) }),
  "POST apps": ({ body, request }) => createApp(body, request),
  "PATCH apps": async ({ query, body, principal, request }) => {
    await changeAppSettings(query.app, body, principal.email ?? principal.name);
    return readApp(query.app, request);
  },
  "DELETE apps": ({ query, body, principal }) => beginDeletion(query.app, body.confirm, principal.email ?? ""),
});
