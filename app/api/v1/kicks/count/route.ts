import { kicksFilter } from "@/lib/contracts/kicks";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countKicks } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: kicksFilter, handle: ({ query }) => countKicks(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
