import { appQuery } from "@/lib/contracts/common";
import { appFor } from "@/lib/server/apps";
import { api } from "@/lib/server/http/api";
import { readHealth } from "@/lib/server/queries/health";

export const GET = api({
  for: "read",
  query: appQuery,
  handle: async ({ query }) => readHealth(await appFor(query.app), new Date()),
});
