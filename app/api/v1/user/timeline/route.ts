import { timelineQuery } from "@/lib/contracts/user";
import { api } from "@/lib/server/http/api";
import { readTimeline } from "@/lib/server/queries/timeline";

export const GET = api({ for: "read", query: timelineQuery, handle: ({ query }) => readTimeline(query) });
