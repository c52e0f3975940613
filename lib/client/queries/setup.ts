import type { FirstAdmin } from "@/lib/contracts/auth";
import { request } from "../api/request";

/** Creates the first administrator. `token` is the one of the setup link. Throws ApiError. */
export async function createFirstAdmin(body: FirstAdmin): Promise<void> {
  await request("POST setup", { query: {}, body });
}
