import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import type { App } from "../apps/registry";
import type { Principal } from "../auth/session-cache";
import type { Changed } from "./differences";
import type { Actor } from "./entry";
import { kindOf, userIdOf } from "./kind-of";
import { record, recordMiss } from "./recorder";
import { withoutSecrets } from "./without-secrets";

/** A request that was answered, or refused because the caller may not do it, or because there is no such user. */
export interface AuditedRequest {
  /** Null if nobody is signed in. */
  principal: Principal | null;
  app: App | null;
  query: object;
  body?: unknown;
  /** What the request changed, if that is known. */
  changed?: Changed;
  headers: Headers;
  /** The answer, if it is a file or a stream. */
  answer?: Response;
  denied?: true;
  /** What was asked for is not there. */
  missing?: true;
}

/** Records a request if the audit has its kind. */
export function recordRequest(key: EndpointKey, asked: AuditedRequest): void {
  const { principal, app, body, changed, headers, answer, denied, missing } = asked;
  if (principal === null) return;
  const query: Record<string, unknown> = { ...asked.query };
  const userId = userIdOf(key, query);
  const kind = denied ? "denied" : missing ? missKindOf(userId) : kindOf(key, ENDPOINTS[key], userId);
  if (kind === null) return;
  const add = denied || missing ? recordMiss : record;
  const rows = answer?.headers.get("x-total-count") ?? null;
  add({
    at: Date.now(),
    kind,
    actor: actorOf(principal),
    address: addressOf(headers),
    appId: app?.id ?? null,
    userId,
    endpoint: key,
    detail: {
      ...(rows === null ? {} : { rows: Number(rows) }),
      ...(missing && { found: false }),
      ...withoutSecrets(filterOf(query)),
      ...(changed ?? (body === undefined ? {} : withoutSecrets({ change: body }))),
    },
  });
}

/** Whoever asks for a person looks for the person, and learns that there is none. */
const missKindOf = (userId: string | null) => (userId === null ? null : "look");

/** Pages of the same list are one look, and app and UserID stand elsewhere. */
function filterOf(query: Record<string, unknown>): Record<string, unknown> {
  const { app: _app, cursor: _cursor, limit: _limit, user: _user, id: _id, ...filter } = query;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

export const actorOf = ({ kind, id, name, email }: Principal): Actor => ({ kind, id, name: email ?? name });

/** The address of the client: serve/forwarded.ts has left one that can be trusted. */
export const addressOf = (headers: Headers): string | null => headers.get("x-forwarded-for");
