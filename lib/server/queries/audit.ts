import { z } from "zod";
import { detailTexts } from "@/lib/audit/detail-texts";
import type { AuditActor, AuditKind } from "@/lib/audit/kinds";
import type { AuditAnswer, AuditEntry, AuditFilter, AuditQuery } from "@/lib/contracts/audit";
import { db, Prisma } from "../db/client";
import { tableOf, type RowOf } from "../db/table";
import { readCursor, writeCursor } from "../paging/cursor";
import { atOrAfter, before, conditionsOf, equals } from "./filter";
import { likePattern } from "./like";
import { pageOf, selectRows, type Listing } from "./listing";

const a = tableOf("AuditEntry", "a");
const stored = a.columns(
  ...(["id", "at", "kind", "actorKind", "actorId", "actorName", "address", "endpoint"] as const),
);
const content = tableOf("AuditContent", "c").columns("userId");
export type AuditRow = RowOf<typeof stored> &
  RowOf<typeof content> & {
    app: string | null;
    /** JSON; null if it was erased with the person whom it names. */
    detail: string | null;
  };

/** Entries of the audit, newest first. Throws ServiceError. */
export async function listAudit(query: AuditQuery): Promise<AuditAnswer> {
  const after = readCursor(query.cursor, z.tuple([z.string().regex(/^\d+$/)]));
  const next = after === null ? [] : [Prisma.sql`a.id < ${BigInt(after[0])}`];
  const rows = await db().$queryRaw<AuditRow[]>(selectRows(auditListing(query), next, query.limit + 1));
  const { page, nextCursor } = pageOf(rows, query.limit, ({ id }) => writeCursor([String(id)]));
  return { entries: page.map(toEntry), nextCursor };
}

/** The entries that the filter leaves, as AuditRow. */
export function auditListing(filter: AuditFilter): Listing {
  return {
    columns: Prisma.sql`${stored}, ${content}, c.detail, app.sdk_app_id AS app`,
    from: Prisma.sql`audit_entry AS a LEFT JOIN audit_content AS c ON c.entry_id = a.id
      LEFT JOIN app ON app.id = a.app_id`,
    where: conditionsOf(filter, {
      from: atOrAfter(Prisma.sql`a.at`),
      to: before(Prisma.sql`a.at`),
      kind: equals(Prisma.sql`a.kind`),
      user: equals(Prisma.sql`c.user_id`),
      actor: (text) => Prisma.sql`a.actor_name ILIKE ${`%${likePattern(text)}%`}`,
    }),
    order: Prisma.sql`a.id DESC`,
  };
}

/** An entry as the API shows it. */
export function toEntry({ id, at, kind, actorKind, actorId, actorName, detail, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    id: String(id),
    at: at.toISOString(),
    kind: kind as AuditKind,
    actor: { kind: actorKind as AuditActor, id: actorId, name: actorName },
    erased: detail === null,
    detail: detail === null ? [] : detailTexts(JSON.parse(detail) as Record<string, unknown>),
  };
}
