import { appsBySdkAppId } from "../apps/registry";
import { env } from "../env";
import { log } from "../log";
import type { StoredEntry } from "./entry";

/**
 * Writes entries that were committed to standard output, one line of JSON each, if ROLLCALL_AUDIT_STDOUT says so. `log`
 * tells them from the lines of the log. The number has no gaps, so that a line which is missing shows.
 */
export async function printEntries(entries: readonly { entry: StoredEntry; hash: Uint8Array }[]): Promise<void> {
  if (env().auditStdout === "off") return;
  const sdkAppIds = new Map([...(await appNames()).values()].map(({ id, sdkAppId }) => [id, sdkAppId]));
  const lines = entries.map(({ entry: { id, at, appId, detail, ...entry }, hash }) => {
    const app = appId === null ? null : (sdkAppIds.get(appId) ?? null);
    const said = {
      log: "audit",
      id,
      at: new Date(at).toISOString(),
      ...entry,
      app,
      detail: JSON.parse(detail) as object,
    };
    return `${JSON.stringify({ ...said, hash: Buffer.from(hash).toString("hex") })}\n`;
  });
  process.stdout.write(lines.join(""));
}

/** An entry is printed once, with or without the name of its app. */
async function appNames(): ReturnType<typeof appsBySdkAppId> {
  try {
    return await appsBySdkAppId();
  } catch (err) {
    log.warn({ err }, "the apps could not be read for the audit on standard output");
    return new Map();
  }
}
