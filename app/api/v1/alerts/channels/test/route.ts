import { testChannel } from "@/lib/server/alerts/channels/test-channel";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST alerts/channels/test": ({ query }) => testChannel(query.id),
});
