import { z } from "zod";
import type { FirstAdmin } from "@/lib/contracts/auth";
import { postJson } from "../api/request";

/** Makes the first administrator; `token` is the one of the link. @throws ApiError */
export async function createFirstAdmin(body: FirstAdmin): Promise<void> {
  await postJson("setup", body, z.unknown());
}
