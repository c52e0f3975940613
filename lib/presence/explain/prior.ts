import type { EndCause } from "../types";
import type { ClientClass, ReasonCode } from "./codes";
import type { RowId } from "./rows";

/** A possible reason before anything particular is known: how heavy it weighs, and the documented row it rests on. */
export interface Prior {
  reason: ReasonCode;
  weight: number;
  row: RowId;
}

const base = (reason: ReasonCode, weight: number, row: RowId): Prior => ({ reason, weight, row });

/**
 * What the documents allow for each cause and class of client (protocol §5), with weights out of about 100. Only what
 * a row or sentence of the documents gives for that callback is listed; the weights say how common each is among them.
 */
export const PRIORS: Record<EndCause, Record<ClientClass, readonly Prior[]>> = {
  logout: {
    mobile: [base("user_logged_out", 96, "native-logout"), base("kicked_by_other_device", 4, "old-sdk-kick")],
    desktop: [base("user_logged_out", 96, "native-logout"), base("kicked_by_other_device", 4, "old-sdk-kick")],
    // Of a page only destroy() is documented; a page that logs its user out ends in the same callback.
    web: [
      base("sdk_destroyed", 54, "web-destroy"),
      base("user_logged_out", 42, "web-destroy"),
      base("kicked_by_other_device", 4, "old-sdk-kick"),
    ],
    unknown: [
      base("user_logged_out", 70, "native-logout"),
      base("sdk_destroyed", 24, "web-destroy"),
      base("kicked_by_other_device", 6, "old-sdk-kick"),
    ],
  },
  link_close: {
    // One row names the killed app, the app killed by the system and the crash; phones close what is not in use.
    mobile: [
      base("killed_in_background", 40, "native-killed"),
      base("app_killed_or_crashed", 34, "native-killed"),
      base("network_lost", 18, "native-network"),
      base("network_switched", 8, "any-break"),
    ],
    desktop: [
      base("app_killed_or_crashed", 70, "native-killed"),
      base("network_lost", 24, "native-network"),
      base("network_switched", 6, "any-break"),
    ],
    web: [
      base("page_closed", 50, "web-closed"),
      base("network_lost", 20, "web-network"),
      base("wechat_in_background", 12, "mini-background"),
      base("mini_program_left", 11, "mini-left"),
      base("app_killed_or_crashed", 4, "mini-killed"),
      base("network_switched", 3, "any-break"),
    ],
    unknown: [
      base("app_killed_or_crashed", 35, "native-killed"),
      base("network_lost", 30, "native-network"),
      base("page_closed", 25, "web-closed"),
      base("network_switched", 10, "any-break"),
    ],
  },
  timeout: {
    mobile: [base("network_lost", 82, "native-network"), base("network_switched", 18, "native-network")],
    desktop: [base("network_lost", 88, "native-network"), base("network_switched", 12, "native-network")],
    // The documents promise a LinkClose here; that every silence ends after 400 s holds for any client.
    web: [base("network_lost", 88, "any-heartbeat"), base("network_switched", 12, "any-heartbeat")],
    unknown: [base("network_lost", 85, "any-heartbeat"), base("network_switched", 15, "any-heartbeat")],
  },
  kicked: {
    mobile: [base("kicked_by_other_device", 96, "any-kick"), base("reconnected", 4, "any-login")],
    desktop: [base("kicked_by_other_device", 96, "any-kick"), base("reconnected", 4, "any-login")],
    web: [base("kicked_by_other_device", 96, "any-kick"), base("reconnected", 4, "any-login")],
    unknown: [base("kicked_by_other_device", 96, "any-kick"), base("reconnected", 4, "any-login")],
  },
  admin_kick: {
    mobile: [base("kicked_by_admin", 100, "kick-api")],
    desktop: [base("kicked_by_admin", 100, "kick-api")],
    web: [base("kicked_by_admin", 100, "kick-api")],
    unknown: [base("kicked_by_admin", 100, "kick-api")],
  },
  superseded: {
    // A loss of some minutes goes unnoticed by the vendor (400 s), on Web of seconds only (60 s).
    mobile: [
      base("network_lost", 42, "any-reconnect"),
      base("network_switched", 32, "any-reconnect"),
      base("reconnected", 26, "any-login"),
    ],
    desktop: [
      base("network_lost", 46, "any-reconnect"),
      base("reconnected", 38, "any-login"),
      base("network_switched", 16, "any-reconnect"),
    ],
    web: [
      base("reconnected", 46, "any-login"),
      base("network_lost", 40, "any-reconnect"),
      base("network_switched", 14, "any-reconnect"),
    ],
    unknown: [
      base("reconnected", 40, "any-login"),
      base("network_lost", 38, "any-reconnect"),
      base("network_switched", 22, "any-reconnect"),
    ],
  },
  other: {
    mobile: [
      base("unknown", 60, "undocumented"),
      base("network_lost", 20, "native-network"),
      base("app_killed_or_crashed", 20, "native-killed"),
    ],
    desktop: [
      base("unknown", 60, "undocumented"),
      base("network_lost", 20, "native-network"),
      base("app_killed_or_crashed", 20, "native-killed"),
    ],
    web: [
      base("unknown", 60, "undocumented"),
      base("network_lost", 20, "web-network"),
      base("page_closed", 20, "web-closed"),
    ],
    unknown: [base("unknown", 100, "undocumented")],
  },
};

/** What a disconnection of many at once rests on, by cause; causes that are not listed say themselves why they came. */
export const MASS_ROWS: Partial<Record<EndCause, RowId>> = {
  link_close: "any-break",
  timeout: "any-heartbeat",
  superseded: "any-reconnect",
  other: "undocumented",
};
