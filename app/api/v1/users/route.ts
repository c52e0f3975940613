import { usersQuery } from "@/lib/contracts/users";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listUsers } from "@/lib/server/queries/users/list";

const get = api({ for: "read", query: usersQuery, handle: ({ query }) => listUsers(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
