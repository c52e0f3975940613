import { newApp } from "@/lib/contracts/app";
import { api } from "@/lib/server/http/api";
import { createApp, listApps } from "@/lib/server/queries/apps";

export const GET = api({ for: "read", handle: async ({ request }) => ({ apps: await listApps(request) }) });

export const POST = api({ for: "administer", body: newApp, handle: ({ body, request }) => createApp(body, request) });
