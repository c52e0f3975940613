import path from "node:path";
import { request } from "@playwright/test";
import { findChromium } from "./chromium";
import { removeData, startProduct } from "./product";
import { ADMIN, SETTINGS } from "./settings";
import { share } from "./shared";

/** Finds a browser, starts the product as `npm start` does, and signs its administrator in once for all specs. */
export default async function setup(): Promise<() => Promise<void>> {
  const { executablePath, env } = await findChromium();
  const product = await startProduct(SETTINGS);
  const storageState = path.join(product.dataDir, "signed-in.json");
  const stop = async () => {
    await product.stop();
    removeData(product.dataDir);
  };
  try {
    const client = await request.newContext({ baseURL: product.url, extraHTTPHeaders: { origin: product.url } });
    const answer = await client.post("/api/auth/sign-in/email", { data: ADMIN });
    if (!answer.ok()) throw new Error(`the administrator could not sign in: ${answer.status()} ${await answer.text()}`);
    await client.storageState({ path: storageState });
    await client.dispose();
  } catch (error) {
    await stop();
    throw error;
  }
  share({ url: product.url, storageState, chromium: executablePath, chromiumEnv: env });
  return stop;
}
