import { userQuery } from "@/lib/contracts/user";
import { api } from "@/lib/server/http/api";
import { readUser } from "@/lib/server/queries/user";

export const GET = api({ for: "read", query: userQuery, handle: ({ query }) => readUser(query) });
