import { platformStatsQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readSessions } from "@/lib/server/queries/stats/sessions";

const get = api({
  for: "read",
  share: true,
  query: platformStatsQuery,
  handle: ({ query }) => readSessions(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
