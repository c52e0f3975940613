import { MINUTE, SECOND } from "@/lib/time/units";
import { db, readNow, Prisma } from "../../db/client";
import type { ObserveInstallation } from "./observation";

/** An instance that has not reported for this long is gone. */
const FRESH_MS = 2 * MINUTE;

const freshReports = (now: Date) =>
  db().instanceReport.findMany({ where: { reportedAt: { gt: new Date(now.getTime() - FRESH_MS) } } });

/** Callbacks wait too long, in a journal or to be folded. A refold of old history is no delay. */
export const backlog: ObserveInstallation = async ({ settings, now }) => {
  const [[queue], reports] = await Promise.all([
    readNow<{ users: number; oldest: Date | null }>(Prisma.sql`
      SELECT count(DISTINCT (app_id, user_id))::int AS users, min(received_at) AS oldest FROM touched
      WHERE received_at > to_timestamp(0)`),
    freshReports(now),
  ]);
  const folding = queue?.oldest == null ? 0 : now.getTime() - queue.oldest.getTime();
  const behindMs = Math.max(0, folding, ...reports.map(({ journalDelayMs }) => journalDelayMs));
  const journalRecords = reports.reduce((sum, report) => sum + report.journalRecords, 0);
  return [
    {
      subject: "",
      seen: behindMs >= settings.threshold * SECOND ? now.getTime() : null,
      facts: { rule: "backlog", behindMs, users: queue?.users ?? 0, journalRecords },
    },
  ];
};

/** The disk of an instance's data directory is nearly full. */
export const diskFull: ObserveInstallation = async ({ settings, now }) =>
  (await freshReports(now)).map(({ instance, freeBytes, totalBytes }) => ({
    subject: instance,
    seen: 100 * freeBytes <= settings.threshold * totalBytes ? now.getTime() : null,
    facts: { rule: "disk_full", instance, freeBytes, totalBytes },
  }));
