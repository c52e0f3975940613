import { statsQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listIncidents } from "@/lib/server/queries/stats/incidents";

const get = api({
  for: "read",
  share: true,
  query: statsQuery,
  handle: ({ query }) => listIncidents(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
