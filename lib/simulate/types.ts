import type { EndCause } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import type { Knowledge } from "./knowledge";
import type { ClientKind, Person } from "./people";
import type { ClientPlatform } from "./policy";
import type { Random } from "./random";
import type { Reason } from "./reasons";

/** A client as the vendor knows it: it can be told that it was kicked. */
export interface Client {
  readonly platform: ClientPlatform;
  readonly kind: ClientKind;
  /** SDK before 5.6.1200: when it is kicked, a Logout of it is sent as well. */
  readonly oldSdk: boolean;
  readonly label: string;
  kicked(at: Millis, cause: "kicked_by_other_device" | "kicked_by_admin"): void;
}

/** One connection of one client. Real life writes the first half, the vendor the second; neither reads the other's. */
export interface Link {
  readonly account: Account;
  readonly client: Client;
  readonly clientIp: string;
  goneAt: Millis | null;
  reason: Reason | null;

  startedAt: Millis;
  open: boolean;
  noticedAt: Millis | null;
  endCause: EndCause | null;
}

/** A user: the person, and the account that the vendor keeps for them. */
export interface Account {
  readonly userId: string;
  readonly person: Person;
  readonly random: Random;
  /** Connections that the vendor holds open, oldest first. */
  links: Link[];
  status: string | null;
  /** Web only: when the vendor will forget the custom status of an account that went offline. */
  statusClearsAt: Millis | null;
  lastEventAt: Millis;
  lastKickAt: Millis;
  /** The vendor is in the middle of a login of this account until then. */
  busyUntil: Millis;
  knowledge: Knowledge;
  /** Ended connections; null where the run keeps no truth. */
  history: Link[] | null;
}

/** A callback as the vendor triggers it, before the network does anything to it. */
export interface VendorCallback {
  readonly account: Account;
  readonly time: Millis;
  readonly action: "Login" | "Logout" | "Disconnect" | "CustomStatusChange";
  readonly reason: "Register" | "Unregister" | "OpenKickInstance" | "LinkClose" | "TimeOut" | "SetCustomStatus";
  readonly platform: ClientPlatform | "rest";
  readonly clientIp: string;
  readonly kicked: readonly ClientPlatform[];
  readonly customStatus: string | null;
  /** A Logout that follows the Login which kicked its device: it says nothing new. */
  readonly echo: boolean;
  /** What no receiver can know after this callback, however complete its stream. */
  readonly blurs: { readonly platform: boolean; readonly status: boolean };
}
