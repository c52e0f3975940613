import { SECOND } from "@/lib/time/units";
import { projectorDb } from "../db/client";
import { errorText } from "../db/poison";
import { log } from "../log";
import { repeat } from "../loop";
import { announceProjected } from "../signals/signals";
import { erase, type Erasure } from "./erase";
import { forgetStatistics } from "./forget-statistics";

const LOOK_EVERY_MS = 2 * SECOND;

/**
 * Erases the users whose erasure is asked for, until the returned function is called. Every instance may run one: what
 * one has erased, another does not find.
 */
export const startErasure = (): (() => Promise<void>) => repeat("erasure", LOOK_EVERY_MS, eraseAsked);

/** Erases the users whose erasure is not done, the earliest first. Those that must wait are tried at the next call. */
export async function eraseAsked(): Promise<void> {
  const asked = await projectorDb().erasedUser.findMany({
    where: { doneAt: null },
    orderBy: { requestedAt: "asc" },
    select: { appId: true, tombstone: true, userId: true, pseudonym: true },
  });
  for (const { userId, pseudonym, ...row } of asked)
    if (userId !== null && pseudonym !== null) await eraseOne({ ...row, userId, pseudonym });
}

async function eraseOne(erasure: Erasure): Promise<void> {
  const { appId, tombstone } = erasure;
  const started = Date.now();
  try {
    if (!(await erase(erasure))) return;
    await forgetStatistics();
    log.info({ appId, tombstone: tombstone.slice(0, 12), tookMs: Date.now() - started }, "a user was erased");
    announceProjected();
  } catch (error) {
    log.error({ appId, tombstone: tombstone.slice(0, 12), error: kindOf(error) }, "a user could not be erased yet");
    await projectorDb().erasedUser.update({
      where: { appId_tombstone: { appId, tombstone } },
      data: { error: kindOf(error) },
    });
  }
}

/** What failed, without the text of the error: it may have values of the user. */
const kindOf = (error: unknown) => errorText(error).split("\n")[0]?.slice(0, 60) ?? "";
