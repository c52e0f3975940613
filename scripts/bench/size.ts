import { pageAddresses } from "./addresses";
import { nowOf } from "./asks";
import { coldLoad, openBrowser } from "./browser";
import { startConsole } from "./console";
import { consoleOptions } from "./options";

/** `npm run bench -- size [--data DIR]`: the JavaScript that a first visit to each page loads, as markdown. */
export async function benchSize(args: readonly string[]): Promise<void> {
  const { data, port, only } = consoleOptions(args);
  const product = await startConsole(data[0] ?? ".data", port);
  try {
    const browser = await openBrowser();
    console.log("| page | scripts | kB under gzip |\n|---|---:|---:|");
    for (const [name, path] of await pageAddresses(product, await nowOf(product))) {
      if (!name.includes(only)) continue;
      const { status, scripts, scriptBytes } = await coldLoad(browser, product, path);
      console.log(`| ${name} | ${scripts} | ${status === 200 ? (scriptBytes / 1000).toFixed(0) : `HTTP ${status}`} |`);
    }
    await browser.close();
  } finally {
    await product.stop();
  }
}
