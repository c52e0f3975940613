/**
 * What the audit records: sign-ins and those that were refused, looks at one user, lists of several users, searches,
 * exports, live streams, secrets that were shown, changes, requests for what the caller may not do, and the first use
 * of an API token on a day or from an address.
 */
export const AUDIT_KINDS = [
  "sign_in",
  "sign_in_failed",
  "look",
  "list",
  "search",
  "export",
  "stream",
  "secret",
  "change",
  "denied",
  "token_used",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Who did it: a signed-in person, a script with an API token, or somebody who is not known. */
export const AUDIT_ACTORS = ["person", "script", "stranger"] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];
