import { maxInstances, newApp, type App, type AppSecrets, type NewApp } from "@/lib/contracts/app";
import { appNamed, reloadApps, type App as Stored } from "./registry";
import { sealApp } from "./sealed-app";
import { db, Prisma } from "../db/client";
import { masked } from "../encryption/mask";
import { ServiceError } from "../errors";
import { env } from "../env";
import { TEST_USER } from "./test-callback";

/** The last characters of a token are shown, which is enough to tell tokens apart. */
const SHOWN_CHARACTERS = 3;

/** These apps with their callback addresses. The host comes from `request` if no public address is configured. */
export const listApps = (apps: ReadonlyMap<string, Stored>, request: Request): Promise<App[]> =>
  Promise.all([...apps.values()].map((app) => toApp(app, request)));

/** Creates an app, whose callbacks are accepted from then on. Throws ServiceError if the SDKAppID exists. */
export async function createApp(given: NewApp, request: Request): Promise<App> {
  const { sdkAppId, name, token, pathSecret } = newApp.parse(given);
  const secrets = sealApp(sdkAppId, { callbackTokens: token ? [token] : [], pathSecret: pathSecret ?? null });
  const { count } = await db().app.createMany({ data: [{ sdkAppId, name, ...secrets }], skipDuplicates: true });
  if (count === 0)
    throw new ServiceError("conflict", `The app ${sdkAppId} is set up already, or is still being deleted`);
  await db().deletedApp.deleteMany({ where: { sdkAppId } });
  await reloadApps();
  return readApp(sdkAppId, request);
}

/** The app as the API shows it. Throws ServiceError if there is none. */
export const readApp = async (sdkAppId: string | undefined, request: Request): Promise<App> =>
  toApp(await appNamed(sdkAppId), request);

/** The secrets of an app in the clear. Throws ServiceError if there is none. */
export async function readAppSecrets(sdkAppId: string | undefined, request: Request): Promise<AppSecrets> {
  const { callbackTokens, pathSecret } = await appNamed(sdkAppId);
  return { callbackUrl: callbackUrl(request, pathSecret), tokens: callbackTokens };
}

async function toApp(row: Stored, request: Request): Promise<App> {
  const [first, last, kept, paused] = await Promise.all([
    receiptOf(row.id, "first"),
    receiptOf(row.id, "last"),
    db().retention.findUnique({ where: { appId: row.id } }),
    pauseOf(row),
  ]);
  return {
    sdkAppId: row.sdkAppId,
    name: row.name,
    tokens: row.callbackTokens.length,
    tokenEnds: row.callbackTokens.map((token) => token.slice(-SHOWN_CHARACTERS)),
    maxInstances: maxInstances.parse(row.maxInstances),
    staleAfterMs: row.staleAfterMs,
    clockToleranceMs: row.clockToleranceMs,
    timeZone: row.timeZone,
    callbackUrl: callbackUrl(request, row.pathSecret === null ? null : masked(row.pathSecret)),
    firstCallbackAt: first?.toISOString() ?? null,
    lastCallbackAt: last?.toISOString() ?? null,
    eventsFrom: kept?.eventsFrom?.toISOString() ?? null,
    connectionsFrom: kept?.connectionsFrom?.toISOString() ?? null,
    sumsFrom: kept?.sumsFrom?.toISOString() ?? null,
    paused,
  };
}

async function pauseOf({ id, pausedAt, pausedBy }: Stored): Promise<App["paused"]> {
  if (pausedAt === null) return null;
  const [row] = await db().$queryRaw<{ callbacks: number }[]>`
    SELECT coalesce(sum((rejected->>'paused')::int), 0)::int AS callbacks FROM ingest_minute
    WHERE app_id = ${id} AND minute >= date_trunc('minute', ${pausedAt}::timestamptz)`;
  return { since: pausedAt.toISOString(), by: pausedBy ?? "", callbacks: row?.callbacks ?? 0 };
}

/**
 * Time of receipt of the first or the last callback that was not a test. The counts per minute lead to the few rows
 * that must be read.
 */
async function receiptOf(appId: number, which: "first" | "last"): Promise<Date | null> {
  const [direction, extreme] =
    which === "first" ? [Prisma.sql`ASC`, Prisma.sql`min`] : [Prisma.sql`DESC`, Prisma.sql`max`];
  const [row] = await db().$queryRaw<{ at: Date }[]>`
    SELECT found.at FROM ingest_minute AS m CROSS JOIN LATERAL (
      SELECT ${extreme}(received_at) AS at FROM event
      WHERE app_id = ${appId} AND user_id <> ${TEST_USER}
        AND received_at >= m.minute AND received_at < m.minute + interval '1 minute') AS found
    WHERE m.app_id = ${appId} AND m.accepted > 0 AND found.at IS NOT NULL
    ORDER BY m.minute ${direction} LIMIT 1`;
  return row?.at ?? null;
}

const callbackUrl = (request: Request, secret: string | null) =>
  `${originOf(request)}/api/callback${secret === null ? "" : `/${secret}`}`;

function originOf(request: Request): string {
  const { publicUrl } = env();
  if (publicUrl !== null) return publicUrl;
  // Only a trusted proxy can say it (serve/forwarded.ts).
  const protocol = request.headers.get("x-forwarded-proto") ?? new URL(request.url).protocol.slice(0, -1);
  return `${protocol}://${request.headers.get("host") ?? new URL(request.url).host}`;
}
