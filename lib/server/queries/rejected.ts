import { z } from "zod";
import type { RejectedAnswer, RejectedQuery } from "@/lib/contracts/health";
import { rejectCause } from "@/lib/contracts/health";
import { appFor } from "../apps";
import { db } from "../db/client";
import { readCursor, writeCursor } from "../http/cursor";
import { withUnknown } from "./health";

const position = z.tuple([z.string().regex(/^\d+$/)]);

/** Refused callbacks as they came, newest first. */
export async function listRejected(query: RejectedQuery): Promise<RejectedAnswer> {
  const app = await appFor(query.app);
  const after = readCursor(query.cursor, position);
  const rows = await db().rejected.findMany({
    where: {
      appId: { in: withUnknown(app) },
      ...(query.cause === undefined ? {} : { cause: query.cause }),
      ...(after === null ? {} : { id: { lt: BigInt(after[0]) } }),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rejected: page.map((row) => ({
      id: String(row.id),
      receivedAt: row.receivedAt.toISOString(),
      cause: rejectCause.parse(row.cause),
      error: row.error,
      method: row.method,
      path: row.path,
      query: row.query,
      body: new TextDecoder().decode(row.body),
      bodyBytes: row.bodyBytes,
    })),
    nextCursor: rows.length > query.limit && last !== undefined ? writeCursor([String(last.id)]) : null,
  };
}
