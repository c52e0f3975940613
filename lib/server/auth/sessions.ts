import type { Account, Session } from "@/lib/contracts/account";
import { MINUTE } from "@/lib/time/units";
import { signInDb as db } from "../db/client";
import { env } from "../env";
import { ServiceError } from "../errors";
import { auth } from "./auth";
import { clearSessionCache } from "./session-cache";

/** Precision of the time of last activity, so that not every action writes to the database. */
const ACTIVE_PRECISION_MS = MINUTE;

/** The session of a request, with its person. */
export interface OpenSession {
  id: string;
  lastActiveAt: Date;
  user: { id: string; name: string; email: string };
}

/** The times that decide whether a session is over. */
interface SessionTimes {
  createdAt: Date;
  lastActiveAt: Date;
}

/** The earliest times that sessions which go on may have. */
function limits(now: Date): { createdAt: Date; lastActiveAt: Date } {
  const { sessionMaxMs, sessionIdleMs } = env();
  return {
    createdAt: new Date(now.getTime() - sessionMaxMs),
    lastActiveAt: new Date(now.getTime() - sessionIdleMs),
  };
}

/** Whether a session has lasted for too long, or its person has done nothing for too long. */
export function isOver(session: SessionTimes, now: Date): boolean {
  const least = limits(now);
  return session.createdAt <= least.createdAt || session.lastActiveAt <= least.lastActiveAt;
}

/** The session that the cookie of a request names; null if there is none, or it is over. */
export async function findSession(headers: Headers): Promise<OpenSession | null> {
  const found = await auth().api.getSession({ headers });
  if (found === null || isOver(found.session, new Date())) return null;
  const { id, name, email } = found.user;
  return { id: found.session.id, lastActiveAt: found.session.lastActiveAt, user: { id, name, email } };
}

/** The session of a signed-in person's request. Throws ServiceError if there is none. */
export async function ownSession(headers: Headers): Promise<OpenSession> {
  const session = await findSession(headers);
  if (session === null) throw new ServiceError("unauthorized", "The session has ended; sign in again");
  return session;
}

/** Notes that the person of a session did something. */
export async function noteActivity({ id, lastActiveAt }: OpenSession, now: Date): Promise<void> {
  if (now.getTime() - lastActiveAt.getTime() < ACTIVE_PRECISION_MS) return;
  await db().authSession.updateMany({ where: { id }, data: { lastActiveAt: now } });
}

/** The condition of the sessions that go on at `now`. */
export function openSessions(now: Date) {
  const least = limits(now);
  return { createdAt: { gt: least.createdAt }, lastActiveAt: { gt: least.lastActiveAt } };
}

/** The sessions of a person that go on, the one that was used last first. `current` is the id of the one that asks. */
export async function listSessions(userId: string, current: string, now: Date): Promise<Account["sessions"]> {
  const rows = await db().authSession.findMany({
    where: { userId, ...openSessions(now) },
    orderBy: [{ lastActiveAt: "desc" }, { createdAt: "desc" }],
  });
  return rows.map((row): Session => ({
    id: row.id,
    current: row.id === current,
    userAgent: row.userAgent ?? "",
    address: row.ipAddress || null,
    createdAt: row.createdAt.toISOString(),
    lastActiveAt: row.lastActiveAt.toISOString(),
  }));
}

/** Ends sessions of a person: one, or all but one, or all. Returns how many. */
export async function endSessions(which: { userId: string; id?: string; except?: string }): Promise<number> {
  const { userId, id, except } = which;
  const { count } = await db().authSession.deleteMany({
    where: { userId, ...(id !== undefined && { id }), ...(except !== undefined && { NOT: { id: except } }) },
  });
  clearSessionCache();
  return count;
}

/** Deletes the sessions that are over. */
export async function pruneSessions(now: Date): Promise<void> {
  const least = limits(now);
  await db().authSession.deleteMany({
    where: {
      OR: [{ createdAt: { lte: least.createdAt } }, { lastActiveAt: { lte: least.lastActiveAt } }],
    },
  });
}
