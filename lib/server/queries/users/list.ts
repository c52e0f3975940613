import type { UserRow, UsersAnswer, UsersQuery } from "@/lib/contracts/users";
import { appNamed } from "../../apps/registry";
import { repeatableRead } from "../../db/repeatable-read";
import { readCursor, writeCursor } from "../../paging/cursor";
import { pageOf } from "../listing";
import { figureOf, figuresRange, readFigures } from "./figures";
import { usersListing, type PresenceRow } from "./listing";
import { staleBefore } from "./stale-before";
import { position, positionOf, selectPage } from "./order";

/** The sums of 200,000 users fit in. The usual memory would sort them on the disk. */
const SUM_MEMORY = "64MB";

/**
 * Users ever seen, by default online first and then by newest event. With a range, each has its figures in it. Throws
 * ServiceError.
 */
export async function listUsers(query: UsersQuery): Promise<UsersAnswer> {
  const app = await appNamed(query.app);
  const now = new Date();
  const after = readCursor(query.cursor, position);
  const select = selectPage(usersListing(app, query, now), query, after);
  const range = figuresRange(query, now.getTime());
  const stale = staleBefore(app, now);
  // One snapshot, so that the figures are those that the page is sorted by.
  return repeatableRead(async (read, tx) => {
    if (figureOf(query) !== null) await tx.$executeRaw`SELECT set_config('work_mem', ${SUM_MEMORY}, true)`;
    const rows = await read<PresenceRow>(select);
    const { page, nextCursor } = pageOf(rows, query.limit, (last) => writeCursor(positionOf(query.sort, last)));
    const ids = page.map(({ userId }) => userId);
    const figures = range && (await readFigures(read, app, range, ids));
    const users = page.map((row) => ({ ...toUser(row, stale), figures: figures?.(row.userId) ?? null }));
    return { asOf: now.toISOString(), users, nextCursor };
  });
}

/** A user as lists show them. */
export function toUser({ figure: _, ...row }: PresenceRow, stale: Date): UserRow {
  return {
    ...row,
    unverified: row.online && row.lastEventAt < stale,
    platforms: [...new Set(row.platforms)],
    onlineSince: row.onlineSince?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastEventAt: row.lastEventAt.toISOString(),
    lastEndAt: row.lastEndAt?.toISOString() ?? null,
  };
}
