import { routes } from "@/lib/server/http/routes";
import { downloadNetworks } from "@/lib/server/network/file";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET networks/file": () => downloadNetworks(),
});
