import type { EndCause } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import type { ObservableState } from "./observable-state";
import type { ClientKind, Person } from "./person";
import type { ClientPlatform } from "./login-policy";
import type { Random } from "./random";
import type { Reason } from "./reasons";

/** A client from the view of Tencent. */
export interface Client {
  readonly platform: ClientPlatform;
  readonly kind: ClientKind;
  /** An SDK before 5.6.1200 also sends a Logout when it is kicked. */
  readonly oldSdk: boolean;
  readonly label: string;
  kicked(at: Millis, cause: "kicked_by_other_device" | "kicked_by_admin"): void;
}

/** A connection. The device writes the first half, Tencent the second. Neither reads the half of the other. */
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

/** A user: the person, and the account at Tencent. */
export interface Account {
  readonly userId: string;
  readonly person: Person;
  readonly random: Random;
  /** Connections that are open at Tencent, oldest first. */
  links: Link[];
  status: string | null;
  /** Web only: when Tencent clears the custom status after the account went offline. */
  statusClearsAt: Millis | null;
  lastEventAt: Millis;
  lastKickAt: Millis;
  /** Until this time Tencent processes a login of this account. */
  busyUntil: Millis;
  observable: ObservableState;
  /** Ended connections; null if the simulation keeps no history. */
  history: Link[] | null;
}

/** A callback as Tencent triggers it, before delivery. */
export interface TencentCallback {
  readonly account: Account;
  readonly time: Millis;
  readonly action: "Login" | "Logout" | "Disconnect" | "CustomStatusChange";
  readonly reason: "Register" | "Unregister" | "OpenKickInstance" | "LinkClose" | "TimeOut" | "SetCustomStatus";
  readonly platform: ClientPlatform | "rest";
  readonly clientIp: string;
  readonly kicked: readonly ClientPlatform[];
  readonly customStatus: string | null;
  /** A Logout that repeats a kick which its Login already reported. */
  readonly echo: boolean;
  /** State that this callback leaves unknown even for a receiver that gets every callback. */
  readonly ambiguous: { readonly platform: boolean; readonly status: boolean };
}
