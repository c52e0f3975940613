import { timelineQuery } from "@/lib/contracts/user";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readTimeline } from "@/lib/server/queries/users/timeline";

const get = api({ for: "read", query: timelineQuery, handle: ({ query }) => readTimeline(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
