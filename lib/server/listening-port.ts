import { env } from "./env";
import { singleton } from "./singleton";

const state = () => singleton("listening-port", () => ({ port: null as number | null }));

/** The port that this process listens on, which differs from the configured one if that is 0. */
export const listeningPort = (): number => state().port ?? env().port;

export function setListeningPort(port: number): void {
  state().port = port;
}
