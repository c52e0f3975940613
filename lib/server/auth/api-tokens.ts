import { ALL_APPS } from "@/lib/contracts/roles";
import {
  newToken,
  rotateToken as rotation,
  tokenRole,
  type ApiToken,
  type NewToken,
  type NewTokenAnswer,
  type RotateToken,
} from "@/lib/contracts/tokens";
import { TOKEN_WARNING_DAYS } from "@/lib/contracts/values";
import { DAY, HOUR } from "@/lib/time/units";
import { appNamed, type App } from "../apps/registry";
import { signInDb as db, type Prisma } from "../db/client";
import { ServiceError } from "../errors";
import { clearSessionCache } from "./session-cache";
import { hashOfSecret, newSecret, storedSecret } from "./token-secret";

const include = { owner: { select: { email: true } } } as const;
type Row = Prisma.ApiTokenGetPayload<{ include: typeof include }>;

/** Whose token it is: the id of a person; null for a service. */
type Owner = string | null;

/** The API tokens, newest first: all, or those of a person. */
export async function listTokens(now: Date, ownerId?: string): Promise<ApiToken[]> {
  const where = ownerId === undefined ? {} : { ownerId };
  const rows = await db().apiToken.findMany({ where, include, orderBy: { createdAt: "desc" } });
  const sdkAppIds = await namesOfApps();
  return rows.map((row) => toApiToken(row, sdkAppIds, now));
}

interface Creation {
  ownerId?: Owner;
  now?: Date;
  /** The app that an SDKAppID means to whoever creates the token. Throws ServiceError if there is none. */
  appOf?: (sdkAppId: string) => Promise<App>;
}

/** Creates a token and returns its secret, of which a hash is stored. Throws ServiceError if an app is not there. */
export async function createToken(
  given: NewToken,
  { ownerId = null, now = new Date(), appOf = appNamed }: Creation = {},
): Promise<NewTokenAnswer> {
  const { name, app, role, apps, days } = newToken.parse(given);
  const own = await Promise.all((apps ?? []).map(appOf));
  if (app !== null) await appOf(app);
  if (app !== null && apps?.includes(app) === false)
    throw new ServiceError("invalid", "app: the token must be for this app too");
  const token = newSecret();
  const appIds = apps === null ? [ALL_APPS] : own.map(({ id }) => id);
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY);
  const data = { ...storedSecret(token), name, app, role, appIds, ownerId, createdAt: now, expiresAt };
  const row = await db().apiToken.create({ data, include });
  return { ...toApiToken(row, await namesOfApps(), now), token };
}

/**
 * Gives a token a new secret, and as much time as it had when it was made. The secret until now works for `graceHours`,
 * but not beyond its end. Throws ServiceError if the owner has no such token.
 */
export async function rotateToken(
  id: string,
  ownerId: Owner,
  given: RotateToken,
  now = new Date(),
): Promise<NewTokenAnswer> {
  const { graceHours } = rotation.parse(given);
  const row = await db().apiToken.findFirst({ where: { id, ownerId } });
  if (row === null) throw noToken();
  const { hash, expiresAt, rotatedAt, createdAt } = row;
  const graceEnd = new Date(now.getTime() + graceHours * HOUR);
  const oldUntil = expiresAt !== null && expiresAt < graceEnd ? expiresAt : graceEnd;
  const lifeMs = expiresAt === null ? null : expiresAt.getTime() - (rotatedAt ?? createdAt).getTime();
  const token = newSecret();
  const [rotated] = await db().apiToken.updateManyAndReturn({
    // Of two rotations at the same time, one would make a secret that nobody has heard of.
    where: { id, ownerId, hash },
    data: {
      ...storedSecret(token),
      rotatedAt: now,
      expiresAt: lifeMs === null ? null : new Date(now.getTime() + lifeMs),
      oldHash: hash,
      oldUntil,
    },
    include,
  });
  if (rotated === undefined) throw new ServiceError("conflict", "The token was changed at the same time; try again");
  clearSessionCache();
  return { ...toApiToken(rotated, await namesOfApps(), now), token };
}

/**
 * Creates the token with this secret if it does not exist: it reads everything, and adds markers. A secret that was
 * replaced by a rotation does not come back.
 */
export async function ensureToken(name: string, secret: string): Promise<void> {
  const hash = hashOfSecret(secret);
  if ((await db().apiToken.count({ where: { oldHash: hash } })) > 0) return;
  const create = { ...storedSecret(secret), name, role: "operator", appIds: [ALL_APPS] };
  // Several instances may start at the same time.
  await db().apiToken.createMany({ data: [create], skipDuplicates: true });
}

/** Deletes a token: any, or one of its owner. Throws ServiceError if there is none with this id. */
export async function deleteToken(id: string, ownerId?: string): Promise<void> {
  const { count } = await db().apiToken.deleteMany({ where: { id, ...(ownerId !== undefined && { ownerId }) } });
  if (count === 0) throw noToken();
  clearSessionCache();
}

const noToken = () => new ServiceError("not_found", "There is no such token");

async function namesOfApps(): Promise<ReadonlyMap<number, string>> {
  const apps = await db().app.findMany({ select: { id: true, sdkAppId: true } });
  return new Map(apps.map(({ id, sdkAppId }) => [id, sdkAppId]));
}

function toApiToken(row: Row, sdkAppIds: ReadonlyMap<number, string>, now: Date): ApiToken {
  const { id, name, prefix, app, appIds, owner, expiresAt, oldUntil } = row;
  return {
    id,
    name,
    prefix,
    app,
    role: tokenRole.safeParse(row.role).data ?? null,
    apps: appIds.includes(ALL_APPS) ? null : appIds.flatMap((appId) => sdkAppIds.get(appId) ?? []),
    owner: owner?.email ?? null,
    state: stateOf(expiresAt, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: isoOf(expiresAt),
    rotatedAt: isoOf(row.rotatedAt),
    oldUntil: oldUntil !== null && oldUntil > now ? oldUntil.toISOString() : null,
    lastUsedAt: isoOf(row.lastUsedAt),
    lastAddress: row.lastAddress,
  };
}

function stateOf(expiresAt: Date | null, now: Date): ApiToken["state"] {
  if (expiresAt === null) return "active";
  const leftMs = expiresAt.getTime() - now.getTime();
  if (leftMs <= 0) return "expired";
  return leftMs <= TOKEN_WARNING_DAYS * DAY ? "expiring" : "active";
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
