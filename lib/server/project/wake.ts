import { EventEmitter } from "node:events";
import { singleton } from "../singleton";

/** `touched`: events were appended in this process. `projected`: projections changed. `sums`: a reader waits for sums. */
interface Signals {
  touched: [];
  projected: [];
  sums: [];
}
const signals = () => singleton("signals", () => new EventEmitter<Signals>().setMaxListeners(0));

export const wakeProjector = () => void signals().emit("touched");
export const announceProjected = () => void signals().emit("projected");
export const askForSums = () => void signals().emit("sums");

/** Calls back at every signal until the returned function is called. */
export function onSignal(signal: keyof Signals, listener: () => void): () => void {
  signals().on(signal, listener);
  return () => void signals().off(signal, listener);
}
