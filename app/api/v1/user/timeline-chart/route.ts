import { readTimelineChart } from "@/lib/server/queries/users/timeline-chart";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET user/timeline-chart": ({ query }) => readTimelineChart(query),
});
