import { appQuery } from "@/lib/contracts/common";
import { appFor } from "@/lib/server/apps/registry";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readHealth } from "@/lib/server/queries/health/health";

const get = api({
  for: "read",
  share: true,
  query: appQuery,
  handle: async ({ query }) => readHealth(await appFor(query.app), new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
