import type { AuditKind } from "@/lib/audit/kinds";
import type { Actor } from "./entry";
import { addressOf } from "./record-request";
import { record } from "./recorder";

interface AuditedEvent {
  actor: Actor;
  /** Method and path of the endpoint, or the command. */
  endpoint: string;
  /** Null for a command. */
  headers: Headers | null;
  detail?: Record<string, unknown>;
}

/** Records what is done without a session: a sign-in, an accepted invitation, a command. */
export function recordEvent(kind: AuditKind, { actor, endpoint, headers, detail = {} }: AuditedEvent): void {
  const address = headers === null ? null : addressOf(headers);
  record({ at: Date.now(), kind, actor, address, appId: null, userId: null, endpoint, detail });
}
