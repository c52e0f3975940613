import type { NetworksAnswer } from "@/lib/contracts/networks";
import { storedFile } from "../../network/file";
import { loadedNetworks, refreshNetworks } from "../../network/names";
import { reportNetworks } from "./report";

/** The stored file of networks and its report; null if nothing is stored. Throws ServiceError. */
export async function readNetworks(sdkAppId: string | undefined): Promise<NetworksAnswer> {
  await refreshNetworks();
  const loaded = loadedNetworks();
  if (loaded === null) return { file: null, report: null };
  return { file: await storedFile(), report: await reportNetworks(loaded, sdkAppId) };
}
