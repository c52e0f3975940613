import type { EndCause } from "@/lib/presence/types";
import type { Platform } from "@/lib/protocol/platform";
import { db, type Prisma } from "../../db/client";
import type { ConnectionRow } from "./row";

const toHex = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString("hex");

/** The connections of a user that match a condition, in the given order. */
export async function findConnections(
  user: { appId: number; userId: string },
  args: Pick<Prisma.ConnectionFindManyArgs, "where" | "orderBy" | "take">,
): Promise<ConnectionRow[]> {
  const rows = await db().connection.findMany({
    ...args,
    where: { ...args.where, appId: user.appId, userId: user.userId },
    omit: { appId: true },
  });
  return rows.map((row) => ({
    ...row,
    platform: row.platform as Platform,
    endCause: row.endCause as EndCause | null,
    kickedBy: row.kickedBy as Platform | null,
    startIdentity: toHex(row.startIdentity),
    endIdentity: toHex(row.endIdentity),
  }));
}
