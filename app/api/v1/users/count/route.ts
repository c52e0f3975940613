import { usersFilter } from "@/lib/contracts/users";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countUsers } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: usersFilter, handle: ({ query }) => countUsers(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
