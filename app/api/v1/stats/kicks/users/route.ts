import { kickedUsersQuery } from "@/lib/contracts/stats/kicks";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listKickedUsers } from "@/lib/server/queries/stats/kicked-users";

const get = api({
  for: "read",
  share: true,
  query: kickedUsersQuery,
  handle: ({ query }) => listKickedUsers(query, new Date()),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
