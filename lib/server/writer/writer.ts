import { setTimeout as delay } from "node:timers/promises";
import { appsBySdkAppId } from "../apps/registry";
import { prepare, startLoops } from "../boot";
import { disconnect } from "../db/client";
import type { CountedCallback, FromWriter, JournalState } from "../front/messages";
import { log } from "../log";
import { startNetworks } from "../network/names";
import { usage } from "../process/usage";
import { DURABLE_WITHIN_MS } from "../receive/door";
import { setJournalFigures } from "../receive/figures";
import { nonEventCounter } from "../receive/receive";
import { rollupFigures } from "../rollup/figures";
import { onSignal } from "../signals/signals";
import { storeJournal } from "./stored-journal";

const FIGURES_MS = 1_000;
/** How long a stop waits for the database to store what the journal contains. The rest waits for the next start. */
const STOP_WITHIN_MS = 2_500;

export interface Writer {
  update: (state: JournalState) => void;
  /** Resolves when the callbacks are counted, or could not be. */
  count: (callbacks: readonly CountedCallback[]) => Promise<void>;
  stop: () => Promise<void>;
}

interface Front {
  send: (message: FromWriter) => void;
  /** The last state of the journal that the front sent; null if there is none yet. */
  state: () => JournalState | null;
}

/** Starts everything between the journal and the projections. Throws what the database throws. */
export async function startWriter({ send, state }: Front): Promise<Writer> {
  const prepared = await prepare();
  send({ type: "apps", apps: [...(await appsBySdkAppId()).values()] });
  const stopNetworks = await startNetworks();
  const first = state();
  if (first === null) throw new Error("The front has not sent the state of its journal");
  const journal = await storeJournal({
    state: first,
    onStored: (number) => send({ type: "stored", number }),
    // The front starts this process again, which then begins where the other writer has stored to.
    onMoved: () => process.exit(1),
  });
  setJournalFigures(() => ({ accepted: journal.accepted(), pending: journal.pending() }));
  const tell = () =>
    send({ type: "figures", figures: { drain: journal.drain.figures, rollup: rollupFigures(), ...usage() } });
  const timer = setInterval(tell, FIGURES_MS);
  const off = onSignal("projected", () => send({ type: "projected" }));
  const stopLoops = startLoops();
  const newest = state();
  if (newest !== null) journal.update(newest);
  send({ type: "ready", prepared });
  return {
    update: journal.update,
    count: (callbacks) => count(callbacks).catch((err: unknown) => log.error({ err }, "the apps could not be read")),
    stop: async () => {
      clearInterval(timer);
      stopNetworks();
      off();
      await Promise.race([
        Promise.all([journal.drain.whenStored(journal.accepted()), nonEventCounter().drained()]),
        delay(STOP_WITHIN_MS),
      ]);
      await Promise.all([journal.drain.stop(), stopLoops()]);
      await disconnect();
    },
  };
}

async function count(callbacks: readonly CountedCallback[]): Promise<void> {
  const apps = await appsBySdkAppId();
  await Promise.all(
    callbacks.map(({ sdkAppId, ...callback }) => {
      const appId = sdkAppId === null ? 0 : (apps.get(sdkAppId)?.id ?? 0);
      return nonEventCounter().add({ ...callback, appId }, DURABLE_WITHIN_MS);
    }),
  );
}
