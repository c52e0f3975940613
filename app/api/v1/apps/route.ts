import { changeApp, newApp } from "@/lib/contracts/app";
import { appQuery } from "@/lib/contracts/common";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { createApp, listApps, readApp } from "@/lib/server/apps/settings";
import { changeAppSettings } from "@/lib/server/apps/change";

const get = api({ for: "read", handle: async ({ request }) => ({ apps: await listApps(request) }) });

const post = api({ for: "administer", body: newApp, handle: ({ body, request }) => createApp(body, request) });

const patch = api({
  for: "administer",
  query: appQuery,
  body: changeApp,
  handle: async ({ query, body, request }) => {
    await changeAppSettings(query.app, body);
    return readApp(query.app, request);
  },
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get, POST: post, PATCH: patch });
