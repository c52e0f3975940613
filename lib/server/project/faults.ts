import type { Tx } from "../db/client";
import type { UserKey } from "./user-key";

/** An event that cannot be folded or written. */
export interface EventFault extends UserKey {
  time: number;
  identity: string;
  error: string;
}

/** Records events that the fold must leave out, until the next rebuild. */
export async function recordFaults(tx: Tx, faults: readonly EventFault[]): Promise<void> {
  if (faults.length === 0) return;
  await tx.eventFault.createMany({
    data: faults.map(({ appId, userId, time, identity, error }) => ({
      appId,
      userId,
      eventTime: new Date(time),
      identity: Buffer.from(identity, "hex"),
      error,
    })),
    skipDuplicates: true,
  });
}

/** Quarantines events without folding their user, and takes the user off the queue. */
export async function abandonUser(tx: Tx, { appId, userId }: UserKey, faults: readonly EventFault[]): Promise<void> {
  await recordFaults(tx, faults);
  for (const { time, identity, error } of faults) {
    const key = { appId, userId, eventTime: new Date(time), identity: Buffer.from(identity, "hex") };
    const verdict = { verdict: "quarantined", reason: error };
    await tx.eventVerdict.upsert({
      where: { appId_userId_eventTime_identity: key },
      create: { ...key, ...verdict },
      update: verdict,
    });
  }
  await tx.touched.deleteMany({ where: { appId, userId } });
}
