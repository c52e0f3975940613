import type { AuditKind } from "@/lib/audit/kinds";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import type { EndpointKey } from "@/lib/contracts/endpoints";

/** Changes that nobody means: they only say that a person is there, or try something that is not stored. */
const NO_CHANGE: readonly EndpointKey[] = ["POST account/activity", "POST networks/check"];

/**
 * What a request to an endpoint is to the audit; null if nothing that it shows or changes is recorded: figures without
 * persons, and what everybody may see of the own account.
 */
export function kindOf(key: EndpointKey, { access, answer }: EndpointSpec, userId: string | null): AuditKind | null {
  if (!key.startsWith("GET ")) return access === "public" || NO_CHANGE.includes(key) ? null : "change";
  if (answer === "csv" || answer === "file") return "export";
  if (answer === "event-stream") return "stream";
  if (key === "GET users/search") return "search";
  if (access !== "find" && access !== "list" && access !== "annotate") return null;
  return userId === null ? "list" : "look";
}

/** The UserID that a query names; null if it is about several users, or none. */
export function userIdOf(key: EndpointKey, query: Record<string, unknown>): string | null {
  const isOfUser = /^GET user(\/|$)/.test(key);
  const value = isOfUser ? query.id : query.user;
  return typeof value === "string" ? value : null;
}
