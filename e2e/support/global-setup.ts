import path from "node:path";
import { findChromium } from "./chromium";
import { removeData, startProduct } from "./product";
import { SETTINGS } from "./settings";
import { shareRunInfo } from "./shared";
import { signIn } from "./sign-in";

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
    await signIn(product.url, storageState);
  } catch (error) {
    await stop();
    throw error;
  }
  shareRunInfo({ url: product.url, storageState, chromium: executablePath, chromiumEnv: env });
  return stop;
}
