import { platformSeriesQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readEventStats } from "@/lib/server/queries/stats/events";

const get = api({
  for: "read",
  share: true,
  query: platformSeriesQuery,
  handle: ({ query }) => readEventStats(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
