import { statsQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readIncident } from "@/lib/server/queries/stats/incident";

const get = api({
  for: "read",
  share: true,
  query: statsQuery,
  handle: ({ query }) => readIncident(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
