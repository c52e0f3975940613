import { statusesQuery } from "@/lib/contracts/statuses";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listStatuses } from "@/lib/server/queries/users/statuses";

const get = api({ for: "read", query: statusesQuery, handle: ({ query }) => listStatuses(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
