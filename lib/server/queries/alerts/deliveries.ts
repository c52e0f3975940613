import { z } from "zod";
import type { AlertDelivery, DeliveriesAnswer, DeliveriesQuery } from "@/lib/contracts/alert-channels";
import { alertMessage } from "@/lib/contracts/alert-message";
import type { DeliveryKind, DeliveryState } from "@/lib/alerts/values";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { conditionsOf, equals } from "../filter";
import { pageOf, selectRows } from "../listing";

const table = tableOf("AlertDelivery", "d");
const columns = table.columns(
  "id",
  "channelId",
  "alertId",
  "kind",
  "state",
  "attempts",
  "createdAt",
  "nextAttemptAt",
  "lastError",
  "sentAt",
  "message",
);

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Deliveries of alerts, newest first. */
export async function listDeliveries({ channel, state, cursor, limit }: DeliveriesQuery): Promise<DeliveriesAnswer> {
  const after = readCursor(cursor, position);
  const next = after === null ? [] : [Prisma.sql`(d.created_at, d.id) < (${new Date(after[0])}, ${after[1]}::uuid)`];
  const listing = {
    columns,
    from: table.from,
    where: conditionsOf(
      { channel, state },
      { channel: equals(table.column("channelId")), state: equals(table.column("state")) },
    ),
    order: Prisma.sql`d.created_at DESC, d.id DESC`,
  };
  const rows = await db().$queryRaw<RowOf<typeof columns>[]>(selectRows(listing, next, limit + 1));
  const { page, nextCursor } = pageOf(rows, limit, (row) => writeCursor([row.createdAt.toISOString(), row.id]));
  return { deliveries: page.map(toDelivery), nextCursor };
}

function toDelivery({ message, ...row }: RowOf<typeof columns>): AlertDelivery {
  const { title, rule } = alertMessage.parse(message);
  return {
    ...row,
    title,
    rule,
    kind: row.kind as DeliveryKind,
    state: row.state as DeliveryState,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: row.state === "pending" ? row.nextAttemptAt.toISOString() : null,
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
