import { EventEmitter } from "node:events";
import { singleton } from "../singleton";

/** `touched`: events were appended in this process. `projected`: projections changed. `apps`: apps were reloaded. */
interface Signals {
  touched: [];
  projected: [];
  apps: [];
}
const signals = () => singleton("signals", () => new EventEmitter<Signals>().setMaxListeners(0));

/** Signals that events were appended in this process. */
export const wakeProjector = () => void signals().emit("touched");
/** Signals that projections changed. */
export const announceProjected = () => void signals().emit("projected");
/** Signals that the apps were reloaded. */
export const announceApps = () => void signals().emit("apps");

/** Calls `listener` at every signal, until the returned function is called. */
export function onSignal(signal: keyof Signals, listener: () => void): () => void {
  signals().on(signal, listener);
  return () => void signals().off(signal, listener);
}
