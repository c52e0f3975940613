import { totalsQuery } from "@/lib/contracts/timeline-chart";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readTotals } from "@/lib/server/queries/users/totals";

const get = api({ for: "read", query: totalsQuery, handle: ({ query }) => readTotals(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
