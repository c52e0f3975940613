import type { EndCause } from "../types";
import type { ClientClass, ReasonCode } from "./codes";
import type { DocumentedRowId } from "./documented-rows";

/** A possible reason of an end, before the facts of this end are considered. */
export interface Prior {
  reason: ReasonCode;
  weight: number;
  /** The documented row that allows the reason. */
  row: DocumentedRowId;
}

const prior = (reason: ReasonCode, weight: number, row: DocumentedRowId): Prior => ({ reason, weight, row });

/**
 * The reasons that the documents allow for each cause and class of client (docs/protocol.md "What a callback says").
 * The weights of a list add up to about 100 and say how common each reason is.
 */
export const PRIORS: Record<EndCause, Record<ClientClass, readonly Prior[]>> = {
  logout: {
    mobile: [prior("user_logged_out", 96, "native-logout"), prior("kicked_by_other_device", 4, "old-sdk-kick")],
    desktop: [prior("user_logged_out", 96, "native-logout"), prior("kicked_by_other_device", 4, "old-sdk-kick")],
    // Only destroy() is documented for a page. A page that logs its user out sends the same callback.
    web: [
      prior("sdk_destroyed", 54, "web-destroy"),
      prior("user_logged_out", 42, "web-destroy"),
      prior("kicked_by_other_device", 4, "old-sdk-kick"),
    ],
    unknown: [
      prior("user_logged_out", 70, "native-logout"),
      prior("sdk_destroyed", 24, "web-destroy"),
      prior("kicked_by_other_device", 6, "old-sdk-kick"),
    ],
  },
  link_close: {
    // One row covers the killed app, the app killed by the system and the crash. Phones kill apps that are not in use.
    mobile: [
      prior("killed_in_background", 40, "native-killed"),
      prior("app_killed_or_crashed", 34, "native-killed"),
      prior("network_lost", 18, "native-network"),
      prior("network_switched", 8, "any-break"),
    ],
    desktop: [
      prior("app_killed_or_crashed", 70, "native-killed"),
      prior("network_lost", 24, "native-network"),
      prior("network_switched", 6, "any-break"),
    ],
    web: [
      prior("page_closed", 50, "web-closed"),
      prior("network_lost", 20, "web-network"),
      prior("wechat_in_background", 12, "mini-background"),
      prior("mini_program_left", 11, "mini-left"),
      prior("app_killed_or_crashed", 4, "mini-killed"),
      prior("network_switched", 3, "any-break"),
    ],
    unknown: [
      prior("app_killed_or_crashed", 35, "native-killed"),
      prior("network_lost", 30, "native-network"),
      prior("page_closed", 25, "web-closed"),
      prior("network_switched", 10, "any-break"),
    ],
  },
  timeout: {
    mobile: [prior("network_lost", 82, "native-network"), prior("network_switched", 18, "native-network")],
    desktop: [prior("network_lost", 88, "native-network"), prior("network_switched", 12, "native-network")],
    // The documents describe a LinkClose here, but for any client a silence ends after 400 s.
    web: [prior("network_lost", 88, "any-heartbeat"), prior("network_switched", 12, "any-heartbeat")],
    unknown: [prior("network_lost", 85, "any-heartbeat"), prior("network_switched", 15, "any-heartbeat")],
  },
  kicked: {
    mobile: [prior("kicked_by_other_device", 96, "any-kick"), prior("reconnected", 4, "any-login")],
    desktop: [prior("kicked_by_other_device", 96, "any-kick"), prior("reconnected", 4, "any-login")],
    web: [prior("kicked_by_other_device", 96, "any-kick"), prior("reconnected", 4, "any-login")],
    unknown: [prior("kicked_by_other_device", 96, "any-kick"), prior("reconnected", 4, "any-login")],
  },
  admin_kick: {
    mobile: [prior("kicked_by_admin", 100, "kick-api")],
    desktop: [prior("kicked_by_admin", 100, "kick-api")],
    web: [prior("kicked_by_admin", 100, "kick-api")],
    unknown: [prior("kicked_by_admin", 100, "kick-api")],
  },
  superseded: {
    // Tencent does not notice a loss of less than 400 s, on Web of less than 60 s.
    mobile: [
      prior("network_lost", 42, "any-reconnect"),
      prior("network_switched", 32, "any-reconnect"),
      prior("reconnected", 26, "any-login"),
    ],
    desktop: [
      prior("network_lost", 46, "any-reconnect"),
      prior("reconnected", 38, "any-login"),
      prior("network_switched", 16, "any-reconnect"),
    ],
    web: [
      prior("reconnected", 46, "any-login"),
      prior("network_lost", 40, "any-reconnect"),
      prior("network_switched", 14, "any-reconnect"),
    ],
    unknown: [
      prior("reconnected", 40, "any-login"),
      prior("network_lost", 38, "any-reconnect"),
      prior("network_switched", 22, "any-reconnect"),
    ],
  },
  other: {
    mobile: [
      prior("unknown", 60, "undocumented"),
      prior("network_lost", 20, "native-network"),
      prior("app_killed_or_crashed", 20, "native-killed"),
    ],
    desktop: [
      prior("unknown", 60, "undocumented"),
      prior("network_lost", 20, "native-network"),
      prior("app_killed_or_crashed", 20, "native-killed"),
    ],
    web: [
      prior("unknown", 60, "undocumented"),
      prior("network_lost", 20, "web-network"),
      prior("page_closed", 20, "web-closed"),
    ],
    unknown: [prior("unknown", 100, "undocumented")],
  },
};

/** The row for `mass_disconnect`. The causes that are absent name their reason themselves. */
export const MASS_DISCONNECT_ROWS: Partial<Record<EndCause, DocumentedRowId>> = {
  link_close: "any-break",
  timeout: "any-heartbeat",
  superseded: "any-reconnect",
  other: "undocumented",
};
