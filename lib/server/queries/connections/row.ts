import type { Connection } from "@/lib/contracts/user";
import type { EndCause } from "@/lib/presence/types";
import { offlineWindow } from "@/lib/presence/window";
import type { Platform } from "@/lib/protocol/platform";
import { Prisma } from "../../db/client";
import { tableOf, type RowOf } from "../../db/table";
import { networkName } from "../../network/names";
import { eventId } from "../events/row";

const c = tableOf("Connection", "c");
const stored = c.columns("userId", "at", "no", "platform", "clientIp", "startedAt", "endedAt", "endCause", "kickedBy");
const identities = c.hex("startIdentity", "endIdentity");

export type ConnectionRow = Omit<RowOf<typeof stored>, "platform" | "endCause" | "kickedBy"> &
  RowOf<typeof identities> & { platform: Platform; endCause: EndCause | null; kickedBy: Platform | null };

/** Columns of ConnectionRow, from connection AS c. */
export const CONNECTION_COLUMNS = Prisma.sql`${stored}, ${identities}`;

const ms = (date: Date | null) => date?.getTime() ?? null;
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** A connection as the API shows it, with the window in which its client really went offline. */
export function toConnection(row: ConnectionRow): Connection {
  const { userId, startedAt, endedAt, startIdentity, endIdentity, endCause, platform } = row;
  const window = offlineWindow({ platform, startedAt: ms(startedAt), endedAt: ms(endedAt), endCause });
  return {
    platform,
    clientIp: row.clientIp,
    networkName: networkName(row.clientIp),
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    endCause,
    kickedBy: row.kickedBy,
    offlineWindow: window && { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() },
    startEventId: startedAt && startIdentity && eventId(userId, startedAt, startIdentity),
    endEventId: endedAt && endIdentity && eventId(userId, endedAt, endIdentity),
  };
}
