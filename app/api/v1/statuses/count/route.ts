import { statusesFilter } from "@/lib/contracts/statuses";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countStatuses } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: statusesFilter, handle: ({ query }) => countStatuses(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
