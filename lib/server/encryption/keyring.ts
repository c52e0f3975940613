import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ensureDataDir } from "../data-dir";
import { env } from "../env";
import { createPrivateFile, replacePrivateFile } from "../private-file";
import { singleton } from "../singleton";
import { StartError, errorCode } from "../start-error";
import { KEY_BYTES, keyOf, type Key } from "./key";

/** The keys of this installation. `current` seals, all open. */
export interface Keyring {
  current: Key;
  find: (id: string) => Key | null;
  /** The newest first. */
  keys: readonly Key[];
}

/** The file with the keys, if ROLLCALL_SECRET_KEY is not set: one a line, the newest first. */
export const keyFile = (): string => path.join(env().dataDir, "encryption.keys");

const cache = () => singleton("keyring", () => ({ version: "", ring: null as Keyring | null }));

/**
 * The keys of ROLLCALL_SECRET_KEY, or of the data directory, where the first call makes one. A file that `npm run
 * secrets` has changed is read again. Throws StartError.
 */
export function keyring(): Keyring {
  const { secretKeys } = env();
  if (secretKeys !== null) return ringOf(secretKeys);
  const known = cache();
  const version = versionOf(keyFile());
  if (known.ring === null || version === null || version !== known.version) {
    known.ring = ringOf(readKeys() ?? createKeys());
    known.version = versionOf(keyFile()) ?? "";
  }
  return known.ring;
}

/** Adds a new key to the file, which seals from then on, and keeps of the others the first `keep`. */
export function addKey(keep: number): void {
  const lines = linesOf(fs.readFileSync(keyFile(), "utf8"));
  replacePrivateFile(keyFile(), textOf([newKey(), ...lines.slice(0, keep)]));
}

export function ringOf(keys: readonly Key[]): Keyring {
  const [current] = keys;
  if (current === undefined) throw new StartError("There is no key to seal secrets with.");
  return { current, keys, find: (id) => keys.find((key) => key.id === id) ?? null };
}

function readKeys(): Key[] | null {
  const name = keyFile();
  let text: string;
  try {
    text = fs.readFileSync(name, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw new StartError(`The file ${name} cannot be read (${errorCode(error)}).`, { cause: error });
  }
  const keys = linesOf(text).map(keyOf);
  if (keys.length === 0 || keys.includes(null))
    throw new StartError(`The file ${name} is damaged: each of its lines must be a key of 32 bytes. Restore it.`);
  return keys.filter((key) => key !== null);
}

function createKeys(): Key[] {
  ensureDataDir(env().dataDir);
  createPrivateFile(keyFile(), textOf([newKey()]));
  return readKeys() ?? [];
}

const newKey = () => randomBytes(KEY_BYTES).toString("base64");
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Differs from one content of a file to the next, as each is a new file; null if there is none. */
function versionOf(name: string): string | null {
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}
