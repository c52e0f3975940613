import { z } from "zod";
import { AUDIT_ACTORS, AUDIT_KINDS } from "@/lib/audit/kinds";
import { instant, pageQuery, rangeQuery, userIdQuery } from "./common";
import { text } from "./personal";

const auditKind = z.enum(AUDIT_KINDS);
const auditActor = z.enum(AUDIT_ACTORS);

export const auditFilter = z.object({
  ...rangeQuery.shape,
  kind: auditKind.optional().describe("What was done."),
  actor: z.string().min(1).max(255).optional().describe("A part of the name or e-mail of who did it."),
  user: userIdQuery.optional().describe("The UserID that was looked at, exactly."),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = z.object({ ...auditFilter.shape, ...pageQuery.shape });
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditEntry = z.object({
  id: text("plain"),
  at: instant,
  kind: auditKind,
  actor: z.object({ kind: auditActor, id: text("plain").nullable(), name: text("plain") }),
  address: text("plain").nullable(),
  /** SDKAppID; null if it concerns no app. */
  app: text("plain").nullable(),
  /** Whom it is about. Whoever keeps the audit must be able to say who looked at a person. */
  userId: text("plain").nullable(),
  /** Method and path below /api/v1. */
  endpoint: text("plain"),
  /** What was asked for, the rows of an export, and the fields of a change as `before → after`, without secrets. */
  detail: z.array(z.object({ name: text("plain"), value: text("plain") })),
  /** Whether UserID and details were erased with the person whom they named. */
  erased: z.boolean(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditAnswer = z.object({ entries: z.array(auditEntry), nextCursor: text("plain").nullable() });
export type AuditAnswer = z.infer<typeof auditAnswer>;
