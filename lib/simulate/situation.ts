import type { Millis } from "@/lib/time/units";
import type { Incident } from "./incident";
import type { ClientPlatform } from "./login-policy";

/** What can be played to see what Rollcall says about it. */
export const SITUATIONS = ["long", "network", "platform", "release"] as const;

export interface Situation {
  name: (typeof SITUATIONS)[number];
  /** Length of all but a release, which stays. */
  minutes: number;
  /** The network of the situation `network`, in CIDR notation. */
  network: string;
  /** The platform of the situations `platform` and `release`. */
  platform: ClientPlatform;
}

/** How much of what is connected is lost in a minute. Part of the users must lose nearly all to be far above usual. */
const SHARES = { long: 0.4, network: 0.9, platform: 0.9, release: 0.9 } as const;

/** The incident that plays a situation, `after` ms from the start. */
export function incidentOf({ name, minutes, network, platform }: Situation, after: Millis): Incident {
  const incident = { after: Math.round(after), minutes, share: SHARES[name], peopleStay: true };
  if (name === "long") return incident;
  if (name === "network") return { ...incident, network };
  // An app that closes its connection sends a FIN, also when it crashes.
  const ofPlatform = { ...incident, platform, silentShare: 0 };
  return name === "platform" ? ofPlatform : { ...ofPlatform, minutes: Infinity };
}
