import { createHash, randomBytes } from "node:crypto";
import type { ApiToken } from "@/lib/contracts/auth";
import { MINUTE } from "@/lib/time/units";
import { appFor } from "../apps/registry";
import { db } from "../db/client";
import { ServiceError } from "../errors";

/** Precision of the time of last use, so that not every read request writes to the database. */
const USED_PRECISION_MS = MINUTE;
const SHOWN_CHARACTERS = 7;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const select = { id: true, name: true, prefix: true, app: true, createdAt: true, lastUsedAt: true } as const;

/** The API token with this text, or null. Updates its time of last use. */
export async function findToken(text: string) {
  const token = await db().apiToken.findUnique({ where: { hash: hashOf(text) }, select });
  if (token === null) return null;
  if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) > USED_PRECISION_MS) {
    await db().apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
  }
  return token;
}

/** Every API token, newest first. */
export async function listTokens(): Promise<ApiToken[]> {
  const tokens = await db().apiToken.findMany({ select, orderBy: { createdAt: "desc" } });
  return tokens.map(toApiToken);
}

/**
 * Creates a token and returns its text, of which only a hash is stored. `app` is the SDKAppID that its requests mean if
 * they name none. Throws ServiceError if there is no such app.
 */
export async function createToken(name: string, app: string | null = null): Promise<ApiToken & { token: string }> {
  if (app !== null) await appFor(app);
  const text = `rc_${randomBytes(24).toString("base64url")}`;
  return { ...toApiToken(await db().apiToken.create({ data: { ...row(name, text), app }, select })), token: text };
}

/** Creates the token with this text if it does not exist. */
export async function ensureToken(name: string, text: string): Promise<void> {
  await db().apiToken.upsert({ where: { hash: hashOf(text) }, update: {}, create: row(name, text) });
}

/** Deletes a token. Throws ServiceError if there is none with this id. */
export async function deleteToken(id: string): Promise<void> {
  const { count } = await db().apiToken.deleteMany({ where: { id } });
  if (count === 0) throw new ServiceError("not_found", "There is no such token");
}

const row = (name: string, text: string) => ({ name, hash: hashOf(text), prefix: text.slice(0, SHOWN_CHARACTERS) });

const toApiToken = (
  token: Omit<ApiToken, "createdAt" | "lastUsedAt"> & { createdAt: Date; lastUsedAt: Date | null },
) => ({
  ...token,
  createdAt: token.createdAt.toISOString(),
  lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
});
