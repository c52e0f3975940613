import { changeChannelSettings, createChannel, deleteChannel, listChannels } from "@/lib/server/alerts/channels/store";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/channels": async () => ({ channels: await listChannels() }),
  "POST alerts/channels": ({ body }) => createChannel(body),
  "PATCH alerts/channels": ({ query, body }) => changeChannelSettings(query.id, body),
  "DELETE alerts/channels": ({ query }) => deleteChannel(query.id),
});
