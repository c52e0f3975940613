import { request } from "@playwright/test";
import { ADMIN } from "./settings";

/**
 * Signs the administrator of the settings in at the product at `url`, and writes the browser state to the file `to`.
 */
export async function signIn(url: string, to: string): Promise<void> {
  const client = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const answer = await client.post("/api/v1/sign-in", { data: ADMIN });
  if (!answer.ok()) throw new Error(`the administrator could not sign in: ${answer.status()} ${await answer.text()}`);
  await client.storageState({ path: to });
  await client.dispose();
}
