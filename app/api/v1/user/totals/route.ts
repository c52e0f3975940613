import { totalsQuery } from "@/lib/contracts/picture";
import { api } from "@/lib/server/http/api";
import { readTotals } from "@/lib/server/queries/totals";

export const GET = api({ for: "read", query: totalsQuery, handle: ({ query }) => readTotals(query) });
