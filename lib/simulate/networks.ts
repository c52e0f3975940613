import type { Random } from "./random";

/** Home and office have a fixed address. The mobile network assigns a new one each time. */
export type Place = "home" | "office" | "mobile";

/** A person's networks. All addresses come from ranges that are reserved for documentation, tests and carrier NAT. */
export interface Networks {
  home: string;
  office: string;
  mobileIpv6: boolean;
}

/** The client address of an administrator's REST call. */
export const ADMIN_IP = "192.0.2.10";

export function networksOf(random: Random): Networks {
  return {
    home: random.chance(0.2) ? ipv6(random) : `198.${random.int(18, 19)}.${random.int(0, 255)}.${random.int(1, 254)}`,
    office: `203.0.113.${random.int(1, 40)}`,
    mobileIpv6: random.chance(0.3),
  };
}

export function addressAt(place: Place, networks: Networks, random: Random): string {
  if (place !== "mobile") return networks[place];
  if (networks.mobileIpv6) return ipv6(random);
  return `100.${random.int(64, 127)}.${random.int(0, 255)}.${random.int(1, 254)}`;
}

function ipv6(random: Random): string {
  const group = () => random.int(1, 0xffff).toString(16);
  return `2001:db8:${group()}:${group()}::${group()}`;
}
