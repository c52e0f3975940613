import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ensureDataDir } from "./data-dir";
import { keyring } from "./encryption/keyring";
import { isSealed, keyIdOf, open, seal, SealError, type Place } from "./encryption/seal";
import { env } from "./env";
import { createPrivateFile, replacePrivateFile } from "./private-file";
import { StartError, errorCode } from "./start-error";

const file = z.object({ databasePassword: z.string().min(1), authSecret: z.string().min(32) });
export type Secrets = z.infer<typeof file>;
const PLACE: Place = "secrets.authSecret:1";

const fileIn = (dataDir: string) => path.join(dataDir, "secrets.json");

/**
 * The secrets in `<dataDir>/secrets.json`, which are generated at the first call and which only their owner can read.
 * Two processes that make the first call at the same time get the same secrets. `authSecret` may be sealed.
 */
export function secrets(dataDir: string): Secrets {
  const name = fileIn(dataDir);
  return read(name) ?? create(dataDir, name);
}

/**
 * The secret that signs sessions: ROLLCALL_AUTH_SECRET, or the one of the data directory. Throws StartError if its key
 * is missing.
 */
export const authSecret = (): string => env().authSecret ?? opened(secrets(env().dataDir).authSecret);

/** The id of the key that seals what signs sessions; null if it is not sealed, or not in the data directory. */
export function signingKeyId(): string | null {
  const stored = env().authSecret === null ? read(fileIn(env().dataDir)) : null;
  return stored === null ? null : keyIdOf(stored.authSecret);
}

/** Seals what signs sessions with the newest key of ROLLCALL_SECRET_KEY. Without it, the key would lie beside it. */
export function sealSigning(): void {
  const name = fileIn(env().dataDir);
  const stored = read(name);
  if (stored === null || env().secretKeys === null || keyIdOf(stored.authSecret) === keyring().current.id) return;
  replacePrivateFile(name, textOf({ ...stored, authSecret: newlySealed(opened(stored.authSecret)) }));
}

/** Makes what signs sessions anew. Every session ends with the next start. */
export function renewSigning(): void {
  const { dataDir } = env();
  replacePrivateFile(fileIn(dataDir), textOf({ ...secrets(dataDir), authSecret: newlySealed(newAuthSecret()) }));
}

/** The password of the database stays in the clear: it lies beside the files of the database that it opens. */
const newlySealed = (text: string) => (env().secretKeys === null ? text : seal(text, PLACE));
const newAuthSecret = () => crypto.randomBytes(32).toString("hex");
const textOf = (made: Secrets) => JSON.stringify(made, null, 2) + "\n";

function opened(text: string): string {
  if (!isSealed(text)) return text;
  try {
    return open(text, PLACE);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new StartError(`What signs sessions in secrets.json cannot be opened: ${error.message}.`, { cause: error });
  }
}

function read(name: string): Secrets | null {
  let text: string;
  try {
    text = fs.readFileSync(name, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw new StartError(`The file ${name} cannot be read (${errorCode(error)}).`, { cause: error });
  }
  const result = z.string().transform(jsonOf).pipe(file).safeParse(text);
  if (result.success) return result.data;
  throw new StartError(`The file ${name} is damaged: restore it from a backup, or remove it to have a new one made.`);
}

function jsonOf(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("not JSON");
    return z.NEVER;
  }
}

function create(dataDir: string, name: string): Secrets {
  ensureDataDir(dataDir);
  const made: Secrets = {
    databasePassword: crypto.randomBytes(24).toString("hex"),
    authSecret: newlySealed(newAuthSecret()),
  };
  createPrivateFile(name, textOf(made));
  return read(name) ?? made;
}
