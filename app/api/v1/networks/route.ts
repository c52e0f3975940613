import { routes } from "@/lib/server/http/routes";
import { deleteNetworks, storeNetworks } from "@/lib/server/network/file";
import { readNetworks } from "@/lib/server/queries/networks/read";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET networks": ({ query }) => readNetworks(query.app),
  "PUT networks": async ({ query, body, principal }) => {
    await storeNetworks(body, query.fileName, principal.email ?? principal.name);
    return readNetworks(query.app);
  },
  "DELETE networks": () => deleteNetworks(),
});
