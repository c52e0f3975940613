import { storable, userIdIn } from "@/lib/protocol/state-change";
import { receiverDb, type Tx } from "../db/client";
import { areErased } from "../erasure/erased-among";
import { writeMark, type JournalMark } from "../journal/mark";
import { countMinutes } from "./count-minutes";
import { singleton } from "../singleton";
import { Samples } from "./samples";
import type { NonEventContent } from "./to-keep";
import { withoutDeleted } from "./without-deleted";

/** A callback that is not an event. `appId` is 0 if it names no known app. */
export type NonEvent = NonEventContent & { appId: number };

/** Number of refused callbacks, the newest, that are kept for each app and cause. */
export const KEPT_REJECTED = 200;
const samples = () => singleton("receiver.samples", () => new Samples());

/**
 * Counts callbacks that are not events, and stores samples of the refused ones, in one transaction. What is set aside
 * from a journal, with its `mark`, was answered OK: all of it is stored. Throws database errors.
 */
export async function countNonEvents(
  batch: readonly NonEvent[],
  writerId: string,
  mark: JournalMark | null = null,
): Promise<void> {
  const sampled = new Set(mark === null ? batch.filter(isSample) : batch);
  await receiverDb().$transaction(async (tx) => {
    const there = await withoutDeleted(tx, batch);
    for (const statement of countMinutes(there.map(countedOf), writerId)) await tx.$executeRaw(statement);
    const data = await withoutErased(tx, samplesOf(there.filter((one) => sampled.has(one))));
    await tx.rejected.createMany({ data });
    for (const { appId, cause } of causesOf(data))
      await tx.$executeRaw`
        DELETE FROM rejected WHERE app_id = ${appId} AND cause = ${cause} AND id <= (
          SELECT id FROM rejected WHERE app_id = ${appId} AND cause = ${cause}
          ORDER BY id DESC OFFSET ${KEPT_REJECTED} LIMIT 1)`;
    if (mark !== null) await writeMark(tx, mark);
  });
}

const countedOf = ({ request, ...rest }: NonEvent) => ({ ...rest, receivedAt: request.receivedAt });

const isSample = ({ appId, cause, request }: NonEvent) =>
  cause !== null && cause !== "paused" && samples().take(`${appId} ${cause}`, request.receivedAt);

function samplesOf(batch: readonly NonEvent[]) {
  return batch.flatMap(({ appId, cause, error, request }) =>
    cause === null
      ? []
      : [
          {
            appId,
            cause,
            error,
            receivedAt: new Date(request.receivedAt),
            method: request.method,
            path: storable(request.path).slice(0, 2_000),
            query: storable(request.query).slice(0, 8_000),
            body: Buffer.from(request.body),
            bodyBytes: request.bodyBytes,
          },
        ],
  );
}

/** Samples that name no erased user of their app, as a callback names one. */
async function withoutErased<Sample extends { appId: number; body: Buffer }>(
  tx: Tx,
  samples: readonly Sample[],
): Promise<Sample[]> {
  const named = samples.flatMap((sample) => {
    const userId = userIdIn(sample.body.toString());
    return userId === null ? [] : [{ sample, user: { appId: sample.appId, userId } }];
  });
  const erased = await areErased(
    tx,
    named.map(({ user }) => user),
  );
  const gone = new Set(named.filter((_, i) => erased[i]).map(({ sample }) => sample));
  return samples.filter((sample) => !gone.has(sample));
}

function causesOf(kept: readonly { appId: number; cause: string }[]) {
  return [...new Map(kept.map(({ appId, cause }) => [`${appId} ${cause}`, { appId, cause }])).values()];
}
