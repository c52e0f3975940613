import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ensureDataDir } from "./data-dir";
import { env } from "./env";
import { createPrivateFile } from "./private-file";
import { StartError, errorCode } from "./start-error";

const file = z.object({ databasePassword: z.string().min(1), authSecret: z.string().min(32) });
export type Secrets = z.infer<typeof file>;

/**
 * The secrets in `<dataDir>/secrets.json`, which are generated at the first call and which only their owner can read.
 * Two processes that make the first call at the same time get the same secrets.
 */
export function secrets(dataDir: string): Secrets {
  const name = path.join(dataDir, "secrets.json");
  return read(name) ?? create(dataDir, name);
}

/** The secret that signs sessions: ROLLCALL_AUTH_SECRET, or the one of the data directory. */
export function authSecret(): string {
  return env().authSecret ?? secrets(env().dataDir).authSecret;
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
    authSecret: crypto.randomBytes(32).toString("hex"),
  };
  createPrivateFile(name, JSON.stringify(made, null, 2) + "\n");
  return read(name) ?? made;
}
