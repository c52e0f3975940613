import { createHash, randomBytes } from "node:crypto";
import { newToken, tokenRole, type ApiToken, type NewToken } from "@/lib/contracts/auth";
import { ALL_APPS } from "@/lib/contracts/roles";
import { MINUTE } from "@/lib/time/units";
import { appNamed } from "../apps/registry";
import { db, type Prisma } from "../db/client";
import { ServiceError } from "../errors";
import { grantOf } from "./grants";

/** Precision of the time of last use, so that not every read request writes to the database. */
const USED_PRECISION_MS = MINUTE;
const SHOWN_CHARACTERS = 7;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const select = {
  id: true,
  name: true,
  prefix: true,
  app: true,
  role: true,
  appIds: true,
  createdAt: true,
  lastUsedAt: true,
} as const;
type Row = Prisma.ApiTokenGetPayload<{ select: typeof select }>;

/** The API token with this text and what it may do, or null. Updates its time of last use. */
export async function findToken(text: string) {
  const token = await db().apiToken.findUnique({ where: { hash: hashOf(text) }, select });
  if (token === null) return null;
  if (Date.now() - (token.lastUsedAt?.getTime() ?? 0) > USED_PRECISION_MS) {
    await db().apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
  }
  const grants = token.appIds.flatMap((appId) => grantOf(appId, token.role));
  return { id: token.id, name: token.name, app: token.app, grants };
}

/** Every API token, newest first. */
export async function listTokens(): Promise<ApiToken[]> {
  const tokens = await db().apiToken.findMany({ select, orderBy: { createdAt: "desc" } });
  const apps = await db().app.findMany({ select: { id: true, sdkAppId: true } });
  const sdkAppIds = new Map(apps.map(({ id, sdkAppId }) => [id, sdkAppId]));
  return tokens.map((token) => toApiToken(token, sdkAppIds));
}

/** Creates a token and returns its text, of which only a hash is stored. Throws ServiceError if an app is not there. */
export async function createToken(given: NewToken): Promise<ApiToken & { token: string }> {
  const { name, app, role, apps } = newToken.parse(given);
  const own = await Promise.all((apps ?? []).map((sdkAppId) => appNamed(sdkAppId)));
  if (app !== null) await appNamed(app);
  if (app !== null && apps?.includes(app) === false)
    throw new ServiceError("invalid", "app: the token must be for this app too");
  const text = `rc_${randomBytes(24).toString("base64url")}`;
  const data = { ...keyOf(text), name, app, role, appIds: apps === null ? [ALL_APPS] : own.map(({ id }) => id) };
  const row = await db().apiToken.create({ data, select });
  return { ...toApiToken(row, new Map(own.map(({ id, sdkAppId }) => [id, sdkAppId]))), token: text };
}

/** Creates the token with this text if it does not exist: it reads everything, and adds markers. */
export async function ensureToken(name: string, text: string): Promise<void> {
  const create = { ...keyOf(text), name, role: "operator", appIds: [ALL_APPS] };
  await db().apiToken.upsert({ where: { hash: hashOf(text) }, update: {}, create });
}

/** Deletes a token. Throws ServiceError if there is none with this id. */
export async function deleteToken(id: string): Promise<void> {
  const { count } = await db().apiToken.deleteMany({ where: { id } });
  if (count === 0) throw new ServiceError("not_found", "There is no such token");
}

const keyOf = (text: string) => ({ hash: hashOf(text), prefix: text.slice(0, SHOWN_CHARACTERS) });

function toApiToken({ appIds, role, ...token }: Row, sdkAppIds: ReadonlyMap<number, string>): ApiToken {
  const apps = appIds.flatMap((id) => sdkAppIds.get(id) ?? []);
  return {
    ...token,
    role: tokenRole.parse(role),
    apps: appIds.includes(ALL_APPS) ? null : apps,
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}
