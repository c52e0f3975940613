import { duplicatesFilter } from "@/lib/contracts/duplicates";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countDuplicates } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: duplicatesFilter, handle: ({ query }) => countDuplicates(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
