import type { Connection } from "@/lib/contracts/user";
import type { EndCause } from "@/lib/presence/types";
import { offlineWindow } from "@/lib/presence/window";
import type { Platform } from "@/lib/protocol/platform";
import { Prisma } from "../../db/client";
import { eventId } from "../events/row";

export interface ConnectionRow {
  userId: string;
  at: Date;
  no: number;
  platform: Platform;
  clientIp: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  endCause: EndCause | null;
  kickedBy: Platform | null;
  startIdentity: string | null;
  endIdentity: string | null;
}

/** Columns of ConnectionRow, from connection AS c. */
export const CONNECTION_COLUMNS = Prisma.sql`
  c.user_id AS "userId", c.at, c.no, c.platform, c.client_ip AS "clientIp", c.started_at AS "startedAt",
  c.ended_at AS "endedAt", c.end_cause AS "endCause", c.kicked_by AS "kickedBy",
  encode(c.start_identity, 'hex') AS "startIdentity", encode(c.end_identity, 'hex') AS "endIdentity"`;

const ms = (date: Date | null) => date?.getTime() ?? null;
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** A connection as the API shows it, with the window in which its client was really gone. */
export function toConnection(row: ConnectionRow): Connection {
  const { userId, startedAt, endedAt, startIdentity, endIdentity, endCause, platform } = row;
  const window = offlineWindow({ platform, startedAt: ms(startedAt), endedAt: ms(endedAt), endCause });
  return {
    platform,
    clientIp: row.clientIp,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    endCause,
    kickedBy: row.kickedBy,
    offlineWindow: window && { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() },
    startEventId: startedAt && startIdentity && eventId(userId, startedAt, startIdentity),
    endEventId: endedAt && endIdentity && eventId(userId, endedAt, endIdentity),
  };
}
