import { usersQuery } from "@/lib/contracts/users";
import { api } from "@/lib/server/http/api";
import { listUsers } from "@/lib/server/queries/users";

export const GET = api({ for: "read", query: usersQuery, handle: ({ query }) => listUsers(query) });
