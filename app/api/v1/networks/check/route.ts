import { routes } from "@/lib/server/http/routes";
import { decodeNetworks } from "@/lib/server/network/decode";
import { reportNetworks } from "@/lib/server/queries/networks/report";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST networks/check": ({ query, body }) => reportNetworks(decodeNetworks(body), query.app),
});
