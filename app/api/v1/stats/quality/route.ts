import { seriesQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readQuality } from "@/lib/server/queries/stats/quality";

const get = api({
  for: "read",
  share: true,
  query: seriesQuery,
  handle: ({ query }) => readQuality(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
