import type { AuditActor, AuditKind } from "@/lib/audit/kinds";
import type { Millis } from "@/lib/time/units";

/** Who did something. A stranger has the name that was given at a sign-in. */
export interface Actor {
  kind: AuditActor;
  id: string | null;
  name: string;
}

/** What is recorded, before it has its place in the chain. */
export interface NewEntry {
  at: Millis;
  kind: AuditKind;
  actor: Actor;
  address: string | null;
  appId: number | null;
  /** The UserID that was looked at. */
  userId: string | null;
  /** Method and path below /api/v1, such as `GET user`. */
  endpoint: string;
  detail: Record<string, unknown>;
}

/** An entry in the form in which it is hashed and stored. */
export interface StoredEntry extends Omit<NewEntry, "detail"> {
  id: number;
  /** JSON. */
  detail: string;
}
