import { rejectedQuery } from "@/lib/contracts/health";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listRejected } from "@/lib/server/queries/health/rejected";

const get = api({ for: "read", query: rejectedQuery, handle: ({ query }) => listRejected(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
