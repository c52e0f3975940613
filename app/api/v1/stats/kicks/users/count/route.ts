import { kickedUsersFilter } from "@/lib/contracts/stats/kicks";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countKickedUsers } from "@/lib/server/queries/counts";

const get = api({ for: "read", share: true, query: kickedUsersFilter, handle: ({ query }) => countKickedUsers(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
