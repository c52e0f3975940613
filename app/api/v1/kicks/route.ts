import { kicksQuery } from "@/lib/contracts/kicks";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listKicks } from "@/lib/server/queries/connections/kicks";

const get = api({ for: "read", query: kicksQuery, handle: ({ query }) => listKicks(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
