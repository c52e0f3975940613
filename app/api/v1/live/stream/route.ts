import { appQuery } from "@/lib/contracts/common";
import { appFor } from "@/lib/server/apps/registry";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { liveStream } from "@/lib/server/live/stream";

const get = api({
  for: "read",
  query: appQuery,
  handle: async ({ query, request }) => liveStream(await appFor(query.app), request.signal),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
