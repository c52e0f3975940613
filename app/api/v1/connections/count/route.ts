import { connectionsFilter } from "@/lib/contracts/connections";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countConnections } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: connectionsFilter, handle: ({ query }) => countConnections(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
