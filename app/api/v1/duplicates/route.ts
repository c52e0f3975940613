import { duplicatesQuery } from "@/lib/contracts/duplicates";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listDuplicates } from "@/lib/server/queries/events/duplicates";

const get = api({ for: "read", query: duplicatesQuery, handle: ({ query }) => listDuplicates(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
