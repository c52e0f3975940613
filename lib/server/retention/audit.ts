import type { ChangeAuditRetention } from "@/lib/contracts/retention";
import { DAY } from "@/lib/time/units";
import { appendEntries, lockChain } from "../audit/write";
import { printEntries } from "../audit/stdout";
import { db, projectorDb, type Tx } from "../db/client";
import { errorText } from "../db/poison";
import { log } from "../log";
import { paced } from "./paced";

const RUN_EVERY_MS = DAY;
const TIMEOUT_MS = 120_000;

/** Sets for how long the audit is kept. The next run removes what is older. */
export async function changeAuditRetention({ days }: ChangeAuditRetention): Promise<void> {
  const data = { days, changedAt: new Date(), error: null };
  await db().auditRetention.upsert({ where: { id: 1 }, create: data, update: data });
}

/** Removes old entries of the audit, if that is due. */
export async function runAuditDue(): Promise<void> {
  const row = await projectorDb().auditRetention.findUnique({ where: { id: 1 } });
  if (row === null) return;
  const started = new Date();
  const isDue =
    row.ranAt === null || row.ranAt < row.changedAt || row.ranAt.getTime() < started.getTime() - RUN_EVERY_MS;
  if (!isDue) return;
  const report = (data: object) => projectorDb().auditRetention.update({ where: { id: 1 }, data });
  try {
    const entries = row.days === null ? 0 : await removeOldEntries(row.days);
    if (entries > 0) log.info({ entries }, "retention removed entries of the audit");
    await report({ ranAt: started, error: null });
  } catch (error) {
    log.error({ err: error }, "retention could not remove entries of the audit; trying again");
    await report({ error: errorText(error) });
  }
}

/**
 * Removes the entries of the audit that are older than `days`, some at a time. Each removal is an entry itself. Returns
 * their number. Throws what the database throws; what is removed stays removed.
 */
export async function removeOldEntries(days: number): Promise<number> {
  let entries = 0;
  await paced(async () => {
    const { removed, written } = await projectorDb().$transaction((tx) => removeSome(tx, days), {
      maxWait: TIMEOUT_MS,
      timeout: TIMEOUT_MS,
    });
    await printEntries(written);
    entries += removed;
    return removed > 0;
  });
  return entries;
}

async function removeSome(tx: Tx, days: number) {
  await lockChain(tx);
  const [gone] = await tx.$queryRaw<{ lastId: bigint; hash: Uint8Array; entries: number; before: Date }[]>`
    SELECT last_id AS "lastId", hash, entries, before FROM audit_remove_older(${days}::int)`;
  if (gone === undefined) return { removed: 0, written: [] };
  const { lastId, hash, entries, before } = gone;
  const written = await appendEntries(tx, [
    {
      at: Date.now(),
      kind: "change",
      actor: { kind: "script", id: null, name: "Rollcall" },
      address: null,
      appId: null,
      userId: null,
      endpoint: "audit retention",
      detail: {
        removedEntries: entries,
        lastEntry: Number(lastId),
        lastHash: Buffer.from(hash).toString("hex"),
        before: before.toISOString(),
      },
    },
  ]);
  return { removed: entries, written };
}
