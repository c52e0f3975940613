import { statusesStatsQuery } from "@/lib/contracts/stats/statuses";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readStatusesStats } from "@/lib/server/queries/stats/statuses";

const get = api({
  for: "read",
  share: true,
  query: statusesStatsQuery,
  handle: ({ query }) => readStatusesStats(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
