import { appQuery } from "@/lib/contracts/common";
import type { LiveAnswer } from "@/lib/contracts/live";
import { appFor } from "@/lib/server/apps/registry";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readLive } from "@/lib/server/queries/stats/live";

const get = api({
  for: "read",
  share: true,
  query: appQuery,
  handle: async ({ query }): Promise<LiveAnswer> => readLive(await appFor(query.app), new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
