import { timelineChartQuery } from "@/lib/contracts/timeline-chart";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { readTimelineChart } from "@/lib/server/queries/users/timeline-chart";

const get = api({ for: "read", query: timelineChartQuery, handle: ({ query }) => readTimelineChart(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
