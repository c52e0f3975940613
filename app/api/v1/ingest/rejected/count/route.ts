import { rejectedFilter } from "@/lib/contracts/health";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countRejected } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: rejectedFilter, handle: ({ query }) => countRejected(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
