import { z } from "zod";
import type { RejectCause, Rejected, RejectedAnswer, RejectedFilter, RejectedQuery } from "@/lib/contracts/health";
import { appNamed, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { readCursor, writeCursor } from "../../paging/cursor";
import { withUnknown } from "./health";
import { conditionsOf, equals } from "../filter";
import { pageOf, selectRows, type Listing } from "../listing";

const columns = tableOf("Rejected", "r").columns(
  "id",
  "receivedAt",
  "cause",
  "error",
  "method",
  "path",
  "query",
  "body",
  "bodyBytes",
);
export type RejectedRow = RowOf<typeof columns> & { cause: RejectCause };

const position = z.tuple([z.string().regex(/^\d+$/)]);

/** Refused callbacks as they were received, newest first. Throws ServiceError. */
export async function listRejected(query: RejectedQuery): Promise<RejectedAnswer> {
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [Prisma.sql`r.id < ${BigInt(after[0])}`];
  const rows = await db().$queryRaw<RejectedRow[]>(
    selectRows(rejectedListing(await appNamed(query.app), query), next, query.limit + 1),
  );
  const { page, nextCursor } = pageOf(rows, query.limit, ({ id }) => writeCursor([String(id)]));
  return { rejected: page.map(toRejected), nextCursor };
}

/** The refused callbacks that match the filter, as RejectedRow. */
export function rejectedListing(app: App, filter: RejectedFilter): Listing {
  return {
    columns,
    from: Prisma.sql`rejected AS r`,
    where: [
      Prisma.sql`r.app_id = ANY(${withUnknown(app)})`,
      ...conditionsOf(filter, { app: null, cause: equals(Prisma.sql`r.cause`) }),
    ],
    order: Prisma.sql`r.id DESC`,
  };
}

/** A refused callback as the API shows it. */
export function toRejected({ id, receivedAt, body, ...callback }: RejectedRow): Rejected {
  return { ...callback, id: String(id), receivedAt: receivedAt.toISOString(), body: new TextDecoder().decode(body) };
}
