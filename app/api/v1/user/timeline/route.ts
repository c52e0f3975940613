import { readTimeline } from "@/lib/server/queries/users/timeline";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET user/timeline": ({ query }) => readTimeline(query),
});
