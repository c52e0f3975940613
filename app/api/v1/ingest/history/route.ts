import { seriesQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readHistory } from "@/lib/server/queries/health/history";

const get = api({
  for: "read",
  share: true,
  query: seriesQuery,
  handle: ({ query }) => readHistory(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
