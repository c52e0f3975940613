import { readChannelSecrets } from "@/lib/server/alerts/channels/store";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/channels/secrets": ({ query }) => readChannelSecrets(query.id),
});
