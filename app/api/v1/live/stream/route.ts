import { appQuery } from "@/lib/contracts/common";
import { appFor } from "@/lib/server/apps";
import { api } from "@/lib/server/http/api";
import { liveStream } from "@/lib/server/live/stream";

export const GET = api({
  for: "read",
  query: appQuery,
  handle: async ({ query, request }) => liveStream(await appFor(query.app), request.signal),
});
