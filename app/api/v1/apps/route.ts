import { changeApp, newApp } from "@/lib/contracts/app";
import { appQuery } from "@/lib/contracts/common";
import { api } from "@/lib/server/http/api";
import { createApp, listApps, readApp } from "@/lib/server/queries/apps";
import { changeAppSettings } from "@/lib/server/queries/change-app";

export const GET = api({ for: "read", handle: async ({ request }) => ({ apps: await listApps(request) }) });

export const POST = api({ for: "administer", body: newApp, handle: ({ body, request }) => createApp(body, request) });

export const PATCH = api({
  for: "administer",
  query: appQuery,
  body: changeApp,
  handle: async ({ query, body, request }) => {
    await changeAppSettings(query.app, body);
    return readApp(query.app, request);
  },
});
