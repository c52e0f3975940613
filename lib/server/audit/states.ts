import { z } from "zod";
import type { Endpoints, EndpointKey } from "@/lib/contracts/endpoints";
import { ALL_APPS } from "@/lib/contracts/roles";
import { readRules } from "../alerts/rule-settings";
import { appsBySdkAppId, type App } from "../apps/registry";
import { listPasskeys } from "../auth/passkeys/list-passkeys";
import type { Principal } from "../auth/session-cache";
import { db } from "../db/client";

/** A request that changes something, and its answer, once there is one. */
export interface ChangeRequest {
  query: object;
  body?: unknown;
  app: App | null;
  principal: Principal | null;
  made?: unknown;
}
/** Reads what a request changes, as it is now; null if it is not there. */
export type ReadState = (asked: ChangeRequest) => Promise<object | null>;

/** The endpoints that change something for somebody who is signed in. */
export type ChangeKey = {
  [K in EndpointKey]: K extends `GET ${string}` ? never : Endpoints[K]["access"] extends "public" ? never : K;
}[EndpointKey];

const named = z.object({ id: z.union([z.string(), z.number()]).optional() });
/** The id in the query, or else in the answer, of something that the request has made. */
function idOf({ query, made }: ChangeRequest): string {
  const { id } = named.parse(query);
  return String(id ?? named.safeParse(made).data?.id ?? "");
}
const appIdOf = ({ app }: ChangeRequest): number => app?.id ?? 0;
const ownId = ({ principal }: ChangeRequest): string => principal?.id ?? "";

const NO_TIMES = { createdAt: true, updatedAt: true } as const;

const app: ReadState = ({ app: asked, made }) => {
  const { sdkAppId } = z.object({ sdkAppId: z.string() }).partial().safeParse(made).data ?? {};
  const where = asked === null ? { sdkAppId: sdkAppId ?? "" } : { id: asked.id };
  return db().app.findUnique({ where, omit: { createdAt: true, deletedRows: true } });
};

const channel: ReadState = (asked) =>
  db().alertChannel.findUnique({ where: { id: Number(idOf(asked)) }, omit: { ...NO_TIMES, receiver: true } });

const rule: ReadState = async (asked) => {
  const { rule: name } = z.object({ rule: z.string() }).parse(asked.query);
  return (await readRules(appIdOf(asked))).find((one) => one.rule === name) ?? null;
};

const watch: ReadState = (asked) =>
  db().alertWatch.findUnique({
    where: { appId_userId: { appId: appIdOf(asked), userId: idOf(asked) } },
    select: { expiresAt: true, createdBy: true },
  });

const marker: ReadState = (asked) =>
  db().marker.findUnique({
    where: { appId_id: { appId: appIdOf(asked), id: idOf(asked) } },
    select: { at: true, text: true, platform: true, source: true },
  });

const retention: ReadState = (asked) =>
  db().retention.findUnique({
    where: { appId: appIdOf(asked) },
    select: { rawDays: true, eventsDays: true, connectionsDays: true, sumsDays: true },
  });

const auditRetention: ReadState = () => db().auditRetention.findFirst({ select: { days: true } });

const networks: ReadState = () => db().networkFile.findFirst({ omit: { id: true, content: true } });

/** Names an app of a role or a token by its SDKAppID; null for all apps. */
async function appNames(): Promise<(appId: number) => string | null> {
  const apps = new Map([...(await appsBySdkAppId()).values()].map(({ id, sdkAppId }) => [id, sdkAppId]));
  return (appId) => (appId === ALL_APPS ? null : (apps.get(appId) ?? String(appId)));
}

const token: ReadState = async (asked) => {
  const found = await db().apiToken.findUnique({
    where: { id: idOf(asked) },
    omit: { id: true, hash: true, oldHash: true, createdAt: true, lastUsedAt: true, lastAddress: true },
  });
  if (found === null) return null;
  const { appIds, ...rest } = found;
  const nameOf = await appNames();
  return { ...rest, apps: appIds.map((appId) => nameOf(appId) ?? "all") };
};

/** A person by a condition, with roles as `role` or `role in SDKAppID`. */
async function person(where: { id: string } | { email: string }): Promise<object | null> {
  const found = await db().authUser.findUnique({
    where,
    select: { name: true, email: true, locale: true, deactivatedAt: true, grants: { orderBy: { role: "asc" } } },
  });
  if (found === null) return null;
  const { grants, ...rest } = found;
  const nameOf = await appNames();
  const roleOf = (role: string, app: string | null) => (app === null ? role : `${role} in ${app}`);
  return { ...rest, roles: grants.map(({ role, appId }) => roleOf(role, nameOf(appId))) };
}

const invited: ReadState = ({ body }) => {
  const { email } = z.object({ email: z.string() }).parse(body);
  return person({ email: email.toLowerCase() });
};

const invitation: ReadState = (asked) =>
  db().invitation.findFirst({
    where: { userId: idOf(asked), usedAt: null, withdrawnAt: null },
    select: { expiresAt: true },
  });

const sessions = async (userId: string) => ({ sessions: await db().authSession.count({ where: { userId } }) });

const factors = async (userId: string) => ({
  authenticator: (await db().totpFactor.count({ where: { userId } })) > 0,
  passkeys: (await listPasskeys(userId)).map(({ name }) => name),
  recoveryCodes: await db().recoveryCode.count({ where: { userId } }),
});

/** The company sign-in, without its secret. */
const company: ReadState = async () => {
  const row = await db().companySignIn.findFirst({ select: { settings: true } });
  return row && z.record(z.string(), z.unknown()).parse(row.settings);
};

const policy: ReadState = () => db().signInPolicy.findFirst({ omit: { id: true } });

/**
 * What each request changes: the audit has it before and after. A new endpoint does not compile without an entry. Null
 * if nothing is stored that could be shown: the entry then has what was asked for.
 */
export const STATES: Record<ChangeKey, ReadState | null> = {
  "POST apps": app,
  "PATCH apps": app,
  "DELETE apps": app,
  "POST apps/test": null,
  "PUT retention": retention,
  "PUT retention/audit": auditRetention,
  "POST networks/check": null,
  "PUT networks": networks,
  "DELETE networks": networks,
  "POST tokens": token,
  "POST tokens/rotation": token,
  "DELETE tokens": token,
  "POST account/tokens": token,
  "POST account/tokens/rotation": token,
  "DELETE account/tokens": token,
  // A tombstone does not say whom it stands for, and neither does the audit.
  "POST erasures": null,
  "DELETE erasures": null,
  "PATCH alerts/rules": rule,
  "POST alerts/channels": channel,
  "PATCH alerts/channels": channel,
  "DELETE alerts/channels": channel,
  "POST alerts/channels/test": null,
  "PUT alerts/watches": watch,
  "DELETE alerts/watches": watch,
  "POST markers": marker,
  "DELETE markers": marker,
  "PATCH account": (asked) => person({ id: ownId(asked) }),
  // A password has no state that anybody may see.
  "PUT account/password": null,
  "POST account/totp": (asked) => factors(ownId(asked)),
  "PUT account/totp": (asked) => factors(ownId(asked)),
  "DELETE account/totp": (asked) => factors(ownId(asked)),
  "POST account/passkeys": (asked) => factors(ownId(asked)),
  "PUT account/passkeys": (asked) => factors(ownId(asked)),
  "PATCH account/passkeys": (asked) => factors(ownId(asked)),
  "DELETE account/passkeys": (asked) => factors(ownId(asked)),
  "POST account/recovery-codes": (asked) => factors(ownId(asked)),
  "DELETE account/sessions": (asked) => sessions(ownId(asked)),
  "POST account/confirm": null,
  "POST account/activity": null,
  "POST people": invited,
  "PATCH people": (asked) => person({ id: idOf(asked) }),
  "DELETE people": (asked) => person({ id: idOf(asked) }),
  "POST people/invitation": invitation,
  "DELETE people/sessions": (asked) => sessions(idOf(asked)),
  "DELETE people/factors": (asked) => factors(idOf(asked)),
  "PUT people/policy": policy,
  "PUT people/company": company,
  "DELETE people/company": company,
  "POST people/company/test": null,
};

/** The reader of what an endpoint changes; null if there is none. */
export const stateOf = (key: EndpointKey): ReadState | null => (key in STATES ? STATES[key as ChangeKey] : null);
