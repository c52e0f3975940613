import { rejectedQuery } from "@/lib/contracts/health";
import { api } from "@/lib/server/http/api";
import { listRejected } from "@/lib/server/queries/rejected";

export const GET = api({ for: "read", query: rejectedQuery, handle: ({ query }) => listRejected(query) });
