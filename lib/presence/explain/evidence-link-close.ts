import { MINUTE, SECOND } from "@/lib/time/units";
import type { Evidence } from "./evidence";
import { isNight, isUnstable, type Facts } from "./facts";

// The thresholds that docs/presence.md "Explanations" lists.
const SOON = 30 * SECOND;
const WEB_RECONNECT = 120 * SECOND;

/** A page that is reloaded is back within this time. */
const RELOAD = 8 * SECOND;
/** A network that comes and goes is back within this time. */
const LONG_ABSENCE = 3 * MINUTE;
/** A person who continues on another device does so within this time. */
const CONTINUES = 2 * MINUTE;
/** A connection that ends this early crashed, or the person only had a look. */
const SHORT_CONNECTION = MINUTE;
/** A mini program is used for minutes, a page for longer. */
const MINI_PROGRAM_VISIT = 10 * MINUTE;

const closed = (f: Facts) => f.cause === "link_close";
const native = (f: Facts) => closed(f) && (f.client === "mobile" || f.client === "desktop");
const web = (f: Facts) => closed(f) && f.client === "web";
const soon = (f: Facts) => f.reconnect !== null && f.reconnect.after <= SOON;
const fromOtherAddress = (f: Facts) => f.reconnect?.address === "other";
/** Another address within SOON means a change of networks, whatever a reconnect within WEB_RECONNECT means. */
const webReconnected = (f: Facts) =>
  web(f) && f.reconnect !== null && f.reconnect.after <= WEB_RECONNECT && !(soon(f) && fromOtherAddress(f));
const continued = (f: Facts) => f.otherPlatform !== null && f.otherPlatform.after <= CONTINUES;

const reconnectValues = (f: Facts) => ({ duration: { duration: f.reconnect?.after ?? 0 } });
const absenceValues = (f: Facts) => ({ duration: { duration: f.absence } });
const durationValues = (f: Facts) => ({ duration: { duration: f.duration ?? 0 } });
const dropsValues = (f: Facts) => ({ count: f.drops });
const sameNetworkValues = (f: Facts) => ({ platform: { platform: f.sameNetwork?.platform ?? f.platform } });
const otherPlatformValues = (f: Facts) => ({
  platform: { platform: f.otherPlatform?.platform ?? f.platform },
  duration: { duration: f.otherPlatform?.after ?? 0 },
});

/** The rules for `link_close`: the documents allow many reasons, and the callback names none. */
export const LINK_CLOSE_EVIDENCE: readonly Evidence[] = [
  // Reconnected within SOON.
  {
    id: "soon_other_address",
    reason: "network_switched",
    likelihoodRatio: 20,
    values: reconnectValues,
    when: (f) => closed(f) && soon(f) && fromOtherAddress(f),
  },
  {
    id: "soon_not_background",
    reason: "killed_in_background",
    likelihoodRatio: 0.2,
    values: reconnectValues,
    when: (f) => native(f) && soon(f),
  },
  {
    id: "soon_not_restarted",
    reason: "app_killed_or_crashed",
    likelihoodRatio: 0.3,
    values: reconnectValues,
    when: (f) => native(f) && soon(f) && fromOtherAddress(f),
  },
  {
    id: "soon_drop",
    reason: "network_lost",
    likelihoodRatio: 4,
    values: reconnectValues,
    when: (f) => native(f) && soon(f) && !fromOtherAddress(f),
  },
  {
    id: "soon_restart",
    reason: "app_killed_or_crashed",
    likelihoodRatio: 1.2,
    values: reconnectValues,
    when: (f) => native(f) && soon(f) && !fromOtherAddress(f),
  },
  {
    id: "soon_same_network",
    reason: "network_switched",
    likelihoodRatio: 0.3,
    values: reconnectValues,
    when: (f) => closed(f) && soon(f) && f.reconnect?.address === "same",
  },

  // Reconnected later, or not at all.
  {
    id: "minutes_other_address",
    reason: "network_switched",
    likelihoodRatio: 3,
    values: reconnectValues,
    when: (f) =>
      native(f) && f.reconnect !== null && !soon(f) && f.reconnect.after <= LONG_ABSENCE && fromOtherAddress(f),
  },
  {
    id: "away_background",
    reason: "killed_in_background",
    likelihoodRatio: 1.5,
    values: absenceValues,
    when: (f) => native(f) && f.absence > LONG_ABSENCE,
  },
  {
    id: "away_closed",
    reason: "app_killed_or_crashed",
    likelihoodRatio: 1.3,
    values: absenceValues,
    when: (f) => native(f) && f.absence > LONG_ABSENCE,
  },
  {
    id: "away_not_network",
    reason: "network_lost",
    likelihoodRatio: 0.6,
    values: absenceValues,
    when: (f) => native(f) && f.absence > LONG_ABSENCE,
  },
  {
    id: "away_not_switched",
    reason: "network_switched",
    likelihoodRatio: 0.2,
    values: absenceValues,
    when: (f) => closed(f) && f.absence > LONG_ABSENCE,
  },

  // Web, which includes mini programs.
  { id: "web_back", reason: "network_lost", likelihoodRatio: 5, values: reconnectValues, when: webReconnected },
  {
    id: "web_back_not_closed",
    reason: "page_closed",
    likelihoodRatio: 0.5,
    values: reconnectValues,
    when: (f) => web(f) && f.reconnect !== null && f.reconnect.after <= WEB_RECONNECT,
  },
  {
    id: "web_reload",
    reason: "page_closed",
    likelihoodRatio: 2.5,
    values: reconnectValues,
    when: (f) => web(f) && f.reconnect?.address === "same" && f.reconnect.after <= RELOAD,
  },
  {
    id: "web_away",
    reason: "page_closed",
    likelihoodRatio: 1.4,
    values: absenceValues,
    when: (f) => web(f) && f.absence > WEB_RECONNECT,
  },
  {
    id: "web_away_not_network",
    reason: "network_lost",
    likelihoodRatio: 0.6,
    values: absenceValues,
    when: (f) => web(f) && f.absence > WEB_RECONNECT,
  },
  {
    id: "mini_visit_background",
    reason: "wechat_in_background",
    likelihoodRatio: 1.6,
    values: durationValues,
    when: (f) => web(f) && f.duration !== null && f.duration <= MINI_PROGRAM_VISIT,
  },
  {
    id: "mini_visit_left",
    reason: "mini_program_left",
    likelihoodRatio: 1.6,
    values: durationValues,
    when: (f) => web(f) && f.duration !== null && f.duration <= MINI_PROGRAM_VISIT,
  },

  // Time of day, other devices, and the hour before.
  {
    id: "night_background",
    reason: "killed_in_background",
    likelihoodRatio: 1.4,
    when: (f) => native(f) && isNight(f),
  },
  {
    id: "short_connection",
    reason: "app_killed_or_crashed",
    likelihoodRatio: 1.5,
    values: durationValues,
    when: (f) => native(f) && f.duration !== null && f.duration <= SHORT_CONNECTION,
  },
  {
    id: "same_network_open",
    reason: "network_lost",
    likelihoodRatio: 0.4,
    values: sameNetworkValues,
    when: (f) => closed(f) && f.sameNetwork !== null,
  },
  {
    id: "continued_elsewhere_closed",
    reason: "app_killed_or_crashed",
    likelihoodRatio: 1.4,
    values: otherPlatformValues,
    when: (f) => native(f) && continued(f),
  },
  {
    id: "continued_elsewhere_page",
    reason: "page_closed",
    likelihoodRatio: 1.5,
    values: otherPlatformValues,
    when: (f) => web(f) && continued(f),
  },
  {
    id: "drops_network",
    reason: "network_lost",
    likelihoodRatio: 2.5,
    values: dropsValues,
    when: (f) => closed(f) && isUnstable(f),
  },
  {
    id: "drops_switched",
    reason: "network_switched",
    likelihoodRatio: 1.5,
    values: dropsValues,
    when: (f) => closed(f) && isUnstable(f),
  },
];
