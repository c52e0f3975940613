import { userQuery } from "@/lib/contracts/user";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readUser } from "@/lib/server/queries/users/user";

const get = api({ for: "read", query: userQuery, handle: ({ query }) => readUser(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
