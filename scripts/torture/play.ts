import { setTimeout as sleep } from "node:timers/promises";
import { TooSlow, type FaultKind } from "./faults";
import { recovery } from "./recovery";
import type { Played } from "./report";
import type { Stage } from "./stage";

/** Between two faults, for load without any. */
const REST_MS = 1_000;

/** Plays faults one after the other under load. `onPlayed` is called after each one. */
export async function playAll(
  stage: Stage,
  order: readonly FaultKind[],
  onPlayed: (played: Played) => void,
): Promise<Played[]> {
  const all: Played[] = [];
  for (const fault of order) {
    await sleep(REST_MS);
    stage.sender.takeTally();
    const error = await fault.play(stage).then(
      () => null,
      (cause: unknown) => {
        if (cause instanceof TooSlow) return cause.message;
        throw cause;
      },
    );
    const seconds = await recovery(stage);
    fault.tidy?.(stage);
    const { name, frontLives, mayRefuse = false } = fault;
    const played = { kind: name, frontLives, mayRefuse, error, recovery: seconds, ...stage.sender.takeTally() };
    all.push(played);
    onPlayed(played);
  }
  return all;
}
