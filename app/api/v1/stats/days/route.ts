import { statsQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readDays } from "@/lib/server/queries/stats/days";

const get = api({ for: "read", share: true, query: statsQuery, handle: ({ query }) => readDays(query, new Date()) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
