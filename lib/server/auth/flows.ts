import { randomUUID } from "node:crypto";
import { z } from "zod";
import { MINUTE, SECOND } from "@/lib/time/units";
import { signInDb as db } from "../db/client";
import { open, seal, SealError, type Place } from "../encryption/seal";
import { ServiceError } from "../errors";
import { COOKIE_PREFIX } from "./cookie-names";
import { cookieOf, setCookie } from "./cookies";

/**
 * What a browser is in the middle of: a sign-in, the setup of an authenticator app or a passkey, the proof of a
 * passkey, or the way to the provider.
 */
export type FlowKind = "sign-in" | "totp" | "passkey" | "assertion" | "oidc";

const VALID_MS = 10 * MINUTE;

const kept = z.object({ id: z.string(), until: z.number(), value: z.unknown() });

/** Where a cookie is kept, for its seal. */
const placeOf = (kind: FlowKind): Place => `cookie.flow:${kind}`;

const cookieName = (kind: FlowKind) => `${COOKIE_PREFIX}.${kind}`;

/**
 * A Set-Cookie that keeps `value` until the next step. It is encrypted, so neither the browser nor a stranger can read
 * or change it, and strangers who begin something leave no row in the database.
 */
export function beginFlow(kind: FlowKind, value: object, now: Date): string {
  const text = JSON.stringify({ id: randomUUID(), until: now.getTime() + VALID_MS, value });
  return setCookie(cookieName(kind), seal(text, placeOf(kind)), VALID_MS / SECOND);
}

/** A flow that goes on, and what it keeps. */
export interface Flow<T> {
  id: string;
  until: Date;
  value: T;
}

/** The flow of a request. Throws ServiceError if there is none, or if it has taken too long. */
export function readFlow<T>(kind: FlowKind, schema: z.ZodType<T>, headers: Headers, now: Date): Flow<T> {
  const text = opened(cookieOf(headers, cookieName(kind)) ?? "", kind);
  const found = text === null ? null : kept.parse(JSON.parse(text));
  if (found === null || found.until <= now.getTime()) throw flowOver();
  // Another version may have begun it, and kept something else.
  const value = schema.safeParse(found.value);
  if (!value.success) throw flowOver();
  return { id: found.id, until: new Date(found.until), value: value.data };
}

/** What a cookie keeps; null if it was changed, or is of another kind. */
function opened(cookie: string, kind: FlowKind): string | null {
  try {
    return open(cookie, placeOf(kind));
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** Ends a flow: it cannot be used again. Of two requests at the same time, one throws ServiceError. */
export async function spendFlow({ id, until }: Flow<unknown>): Promise<void> {
  const data = [{ id, identifier: "flow", value: "", expiresAt: until }];
  const { count } = await db().authVerification.createMany({ data, skipDuplicates: true });
  if (count === 0) throw flowOver();
}

/** A Set-Cookie that removes the cookie of a flow. */
export const forgetFlow = (kind: FlowKind): string => setCookie(cookieName(kind), "", 0);

/** Deletes what is kept of flows that have ended and are over. */
export async function pruneFlows(now: Date): Promise<void> {
  await db().authVerification.deleteMany({ where: { expiresAt: { lt: now } } });
}

const flowOver = () => new ServiceError("gone", "This took too long, or it is done already; begin again");
