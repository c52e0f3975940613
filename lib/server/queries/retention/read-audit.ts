import type { AuditRetentionAnswer, PreviewAuditRetentionAnswer } from "@/lib/contracts/retention";
import { DAY } from "@/lib/time/units";
import { db } from "../../db/client";
import type { RowsHeld } from "./rows-held";

/** How long the audit is kept, what it holds, and what is gone. */
export async function readAuditRetention(): Promise<AuditRetentionAnswer> {
  const [row, gone, held] = await Promise.all([
    db().auditRetention.findUnique({ where: { id: 1 } }),
    db().auditRemoval.findFirst({ orderBy: { lastId: "desc" } }),
    entriesHeld(null),
  ]);
  return {
    days: row?.days ?? null,
    held,
    removed: gone && { at: gone.removedAt.toISOString(), entries: Number(gone.lastId) },
    running: row !== null && (row.ranAt === null || row.ranAt < row.changedAt),
    error: row?.error ?? null,
  };
}

/** Which entries would go if the audit were kept for these days. */
export async function previewAuditRetention(days: number | undefined): Promise<PreviewAuditRetentionAnswer> {
  if (days === undefined) return { entries: null };
  const before = new Date(Date.now() - days * DAY);
  return { entries: { before: before.toISOString(), ...(await entriesHeld(before)) } };
}

/** The entries before a time; all if it is null. Numbers have no gap, so that nothing is counted. */
async function entriesHeld(before: Date | null): Promise<RowsHeld> {
  const [row] = await db().$queryRaw<{ rows: number; from: Date | null; bytes: number | null }[]>`
    WITH ends AS (
      SELECT (SELECT id FROM audit_entry ORDER BY id LIMIT 1) AS first,
             (SELECT id FROM audit_entry WHERE at < coalesce(${before}::timestamptz, 'infinity')
              ORDER BY at DESC, id DESC LIMIT 1) AS last)
    SELECT coalesce(last - first + 1, 0)::float8 AS rows,
           (SELECT at FROM audit_entry WHERE id = first AND last >= first) AS "from",
           (pg_total_relation_size('audit_entry') + pg_total_relation_size('audit_content'))::float8
             / (SELECT max(id) - min(id) + 1 FROM audit_entry) AS bytes
    FROM ends`;
  const rows = Math.max(row?.rows ?? 0, 0);
  return { rows, bytes: Math.round(rows * (row?.bytes ?? 0)), from: row?.from?.toISOString() ?? null };
}
