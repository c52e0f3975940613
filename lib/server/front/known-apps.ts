import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { AppAtStart } from "../env-values";
import { log } from "../log";
import type { KnownApp } from "../receive/judge";

const file = z.array(
  z.object({ sdkAppId: z.string(), callbackTokens: z.array(z.string()), pathSecret: z.string().nullable() }),
);

/**
 * The apps that the front judges callbacks by. It has no database: it takes them from the file that its last run left
 * in the data directory, or else from ROLLCALL_APPS, until a child sends those of the database.
 */
export class KnownApps {
  private readonly file: string;
  private current: ReadonlyMap<string, KnownApp>;
  private text: string;
  private isComplete: boolean;

  constructor(dataDir: string, atStart: readonly AppAtStart[]) {
    this.file = path.join(dataDir, "apps.json");
    const left = read(this.file);
    this.isComplete = left !== null;
    this.current = bySdkAppId(left ?? fromEnvironment(atStart));
    this.text = left === null ? "" : JSON.stringify(left);
  }

  /** The apps by SDKAppID. */
  get apps(): ReadonlyMap<string, KnownApp> {
    return this.current;
  }

  /** Whether the database was asked for all apps, in this run or an earlier one. */
  get complete(): boolean {
    return this.isComplete;
  }

  /** Takes over the apps of the database, and writes them down for the next start. */
  learn(apps: readonly KnownApp[]): void {
    const text = JSON.stringify(
      apps.map(({ sdkAppId, callbackTokens, pathSecret }) => ({ sdkAppId, callbackTokens, pathSecret })),
    );
    if (text === this.text) return;
    this.current = bySdkAppId(apps);
    this.isComplete = true;
    try {
      // Renamed into place, so that a crash leaves the old file or the new one.
      fs.writeFileSync(`${this.file}.new`, text, { mode: 0o600, flush: true });
      fs.renameSync(`${this.file}.new`, this.file);
      this.text = text;
    } catch (err) {
      log.error({ err }, "the apps could not be written for the next start; trying again");
    }
  }
}

/** Null if there is no file. A damaged file is ignored: the database has its content. */
function read(name: string): KnownApp[] | null {
  if (!fs.existsSync(name)) return null;
  try {
    return file.parse(JSON.parse(fs.readFileSync(name, "utf8")));
  } catch (err) {
    log.error({ err, file: name }, "the apps of the last run cannot be read");
    return null;
  }
}

/** The apps of ROLLCALL_APPS. One that gets a generated secret cannot be judged before the database has made it. */
function fromEnvironment(atStart: readonly AppAtStart[]): KnownApp[] {
  return atStart
    .filter(({ generatesSecret }) => !generatesSecret)
    .map(({ sdkAppId, token, pathSecret }) => ({
      sdkAppId,
      callbackTokens: token === null ? [] : [token],
      pathSecret,
    }));
}

const bySdkAppId = (apps: readonly KnownApp[]) => new Map(apps.map((app) => [app.sdkAppId, app]));
