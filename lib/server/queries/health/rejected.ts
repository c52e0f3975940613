import { z } from "zod";
import type { RejectCause, Rejected, RejectedAnswer, RejectedFilter, RejectedQuery } from "@/lib/contracts/health";
import { appFor, type App } from "../../apps/registry";
import { db, Prisma } from "../../db/client";
import { readCursor, writeCursor } from "../../paging/cursor";
import { withUnknown } from "./health";
import { pageOf, selectRows, when, type Listing } from "../listing";

export interface RejectedRow {
  id: bigint;
  receivedAt: Date;
  cause: RejectCause;
  error: string;
  method: string;
  path: string;
  query: string;
  body: Uint8Array;
  bodyBytes: number;
}

const position = z.tuple([z.string().regex(/^\d+$/)]);

/** Refused callbacks as they came, newest first. Throws ServiceError. */
export async function listRejected(query: RejectedQuery): Promise<RejectedAnswer> {
  const after = readCursor(query.cursor, position);
  const next = after === null ? [] : [Prisma.sql`r.id < ${BigInt(after[0])}`];
  const rows = await db().$queryRaw<RejectedRow[]>(
    selectRows(rejectedListing(await appFor(query.app), query), next, query.limit + 1),
  );
  const { page, nextCursor } = pageOf(rows, query.limit, ({ id }) => writeCursor([String(id)]));
  return { rejected: page.map(toRejected), nextCursor };
}

/** What the filter leaves of the refused callbacks, as RejectedRow. */
export function rejectedListing(app: App, { cause }: RejectedFilter): Listing {
  return {
    columns: Prisma.sql`
      r.id, r.received_at AS "receivedAt", r.cause, r.error, r.method, r.path, r.query, r.body, r.body_bytes AS "bodyBytes"`,
    from: Prisma.sql`rejected AS r`,
    where: [Prisma.sql`r.app_id = ANY(${withUnknown(app)})`, ...when(cause, (name) => Prisma.sql`r.cause = ${name}`)],
    order: Prisma.sql`r.id DESC`,
  };
}

/** A refused callback as the API shows it. */
export function toRejected({ id, receivedAt, body, ...callback }: RejectedRow): Rejected {
  return { ...callback, id: String(id), receivedAt: receivedAt.toISOString(), body: new TextDecoder().decode(body) };
}
