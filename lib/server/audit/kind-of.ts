import type { AuditKind } from "@/lib/audit/kinds";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { MAX_USER_ID_BYTES } from "@/lib/protocol/state-change";

/** Figures with users among them: an alert names a watched user. */
const NAMES_USERS: readonly EndpointKey[] = ["GET alerts"];

/**
 * Requests that change nothing that is stored, but for the time at which a person was last active. An erasure has an
 * entry of its own, which does not name the user (lib/server/erasure/record-erasure.ts).
 */
const NO_CHANGE: readonly EndpointKey[] = ["POST account/activity", "POST networks/check", "POST erasures"];

/**
 * What a request to an endpoint is to the audit; null if nothing that it shows or changes is recorded: figures without
 * persons, and what everybody may see of the own account.
 */
export function kindOf(key: EndpointKey, spec: EndpointSpec, userId: string | null): AuditKind | null {
  const { access, answer } = spec;
  if (spec.recentSignIn) return "secret";
  if (!key.startsWith("GET ")) return access === "public" || NO_CHANGE.includes(key) ? null : "change";
  if (answer === "csv" || answer === "file") return "export";
  if (answer === "event-stream") return "stream";
  if (key === "GET users/search") return "search";
  const isAboutUsers =
    access === "find" || access === "list" || access === "annotate" || key === "GET audit" || NAMES_USERS.includes(key);
  if (!isAboutUsers) return null;
  return userId === null ? "list" : "look";
}

/** The UserID that a query names; null if it is about several users, or none. */
export function userIdOf(key: EndpointKey, query: Record<string, unknown>): string | null {
  const isOfUser = /^GET user(\/|$)|^(PUT|DELETE) alerts\/watches$/.test(key);
  const value = isOfUser ? query.id : query.user;
  return typeof value === "string" ? value.slice(0, MAX_USER_ID_BYTES) : null;
}
