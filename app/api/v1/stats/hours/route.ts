import { statsQuery } from "@/lib/contracts/stats/range";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readHours } from "@/lib/server/queries/stats/hours";

const get = api({ for: "read", share: true, query: statsQuery, handle: ({ query }) => readHours(query, new Date()) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
