import { connectionsQuery } from "@/lib/contracts/connections";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listConnections } from "@/lib/server/queries/connections/list";

const get = api({ for: "read", query: connectionsQuery, handle: ({ query }) => listConnections(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
