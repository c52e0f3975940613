import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { keyring } from "../encryption/keyring";
import { isSealed, open, seal, type Place } from "../encryption/seal";
import type { AppAtStart } from "../env-values";
import { log } from "../log";
import { replacePrivateFile } from "../private-file";
import type { KnownApp } from "../receive/judge";

const FILE = "apps.json";
const PLACE: Place = `${FILE}:all`;
const content = z.array(
  z.object({
    sdkAppId: z.string(),
    callbackTokens: z.array(z.string()),
    pathSecret: z.string().nullable(),
    paused: z.boolean().default(false),
  }),
);

/**
 * The apps that the front judges callbacks by. It has no database: it takes them from the file that its last run left
 * in the data directory, or else from ROLLCALL_APPS, until a child sends those of the database. The file is sealed.
 */
export class KnownApps {
  private readonly file: string;
  private current: ReadonlyMap<string, KnownApp>;
  /** What the file has, and the key that sealed it. */
  private written: string | null = null;
  private isComplete: boolean;
  /** Whether an earlier run left a file, readable or not. */
  readonly usedBefore: boolean;

  constructor(dataDir: string, atStart: readonly AppAtStart[]) {
    this.file = path.join(dataDir, FILE);
    this.usedBefore = fs.existsSync(this.file);
    const left = this.usedBefore ? read(this.file) : null;
    this.isComplete = left !== null;
    this.current = bySdkAppId(left ?? fromEnvironment(atStart));
  }

  /** The apps by SDKAppID. */
  get apps(): ReadonlyMap<string, KnownApp> {
    return this.current;
  }

  /** Whether all apps of the database are known, from this run or an earlier one. */
  get complete(): boolean {
    return this.isComplete;
  }

  /** Takes over the apps of the database, and writes them down for the next start, sealed with the newest key. */
  learn(apps: readonly KnownApp[]): void {
    this.current = bySdkAppId(apps);
    this.isComplete = true;
    try {
      const text = JSON.stringify(
        apps.map(({ sdkAppId, callbackTokens, pathSecret, paused }) => ({
          sdkAppId,
          callbackTokens,
          pathSecret,
          paused: paused === true,
        })),
      );
      const written = `${keyring().current.id} ${text}`;
      if (written === this.written) return;
      replacePrivateFile(this.file, seal(text, PLACE));
      this.written = written;
    } catch (err) {
      log.error({ err }, "the apps could not be written for the next start; trying again");
    }
  }
}

/** The file of an earlier version is not sealed. One that cannot be read is ignored: the database has its content. */
function read(name: string): KnownApp[] | null {
  try {
    const text = fs.readFileSync(name, "utf8");
    return content.parse(JSON.parse(isSealed(text) ? open(text, PLACE) : text));
  } catch (err) {
    log.error({ err, file: name }, "the apps of the last run cannot be read: callbacks wait in the journal until then");
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
