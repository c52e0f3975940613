import { parseAddress, parsePrefix, truncate, type Prefix } from "@/lib/network/prefix";
import type { Millis } from "@/lib/time/units";
import type { ClientPlatform } from "./login-policy";

/** Clients lose their connections, minute by minute. Without a network and a platform it concerns everybody. */
export interface Incident {
  /** When it begins, in ms after the start of the simulation. */
  after: Millis;
  /** Probability that a connected client loses its connection within one of the minutes. */
  share: number;
  /** How many minutes it lasts; Infinity if it never ends. Default: 1. */
  minutes?: number;
  /** The network that it concerns, in CIDR notation. */
  network?: string;
  platform?: ClientPlatform;
  /** Share of the lost connections of which Tencent gets neither FIN nor RST. Default: 0.3. */
  silentShare?: number;
  /** True if people stay: their session goes on after the reconnect. Otherwise it ends then. */
  peopleStay?: boolean;
}

/** True if an incident concerns a client with this address. Throws if the network is not one. */
export function concernsAddress(network: string | undefined): (address: string) => boolean {
  if (network === undefined) return () => true;
  const prefix = parsePrefix(network);
  if (prefix === null) throw new Error(`Not a network in CIDR notation: ${network}`);
  return (address) => {
    const parsed = parseAddress(address);
    return parsed !== null && contains(prefix, parsed);
  };
}

const contains = (prefix: Prefix, address: Prefix) =>
  prefix.family === address.family && truncate(address, prefix.length).first === prefix.first;
