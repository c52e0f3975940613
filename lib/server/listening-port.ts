import { env } from "./env";
import { singleton } from "./singleton";

const own = () => singleton("own-port", () => ({ port: null as number | null }));

/** The port this process listens on, which differs from the configured one where that is 0. */
export const listeningPort = (): number => own().port ?? env().port;

export function setListeningPort(port: number): void {
  own().port = port;
}
