import { z } from "zod";
import type { TencentAlertsAnswer, TencentAlertsQuery } from "@/lib/contracts/alerts";
import { appNamed } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { atOrAfter, before, conditionsOf } from "../filter";
import { pageOf, selectRows } from "../listing";

const table = tableOf("TencentAlert", "t");
const columns = table.columns("id", "receivedAt", "command", "query", "body", "bodyBytes");

const position = z.tuple([z.iso.datetime(), z.string().regex(/^\d+$/)]);

/** Tencent's alert callbacks of an app, newest first. Throws ServiceError. */
export async function listTencentAlerts({
  app,
  cursor,
  limit,
  ...range
}: TencentAlertsQuery): Promise<TencentAlertsAnswer> {
  const { id } = await appNamed(app);
  const at = table.column("receivedAt");
  const after = readCursor(cursor, position);
  const next = after === null ? [] : [Prisma.sql`(t.received_at, t.id) < (${new Date(after[0])}, ${BigInt(after[1])})`];
  const listing = {
    columns,
    from: table.from,
    where: [Prisma.sql`t.app_id = ${id}`, ...conditionsOf(range, { from: atOrAfter(at), to: before(at) })],
    order: Prisma.sql`t.received_at DESC, t.id DESC`,
  };
  const rows = await db().$queryRaw<RowOf<typeof columns>[]>(selectRows(listing, next, limit + 1));
  const { page, nextCursor } = pageOf(rows, limit, (row) =>
    writeCursor([row.receivedAt.toISOString(), String(row.id)]),
  );
  const alerts = page.map(({ id, receivedAt, ...row }) => ({
    ...row,
    id: String(id),
    receivedAt: receivedAt.toISOString(),
  }));
  return { alerts, nextCursor };
}
