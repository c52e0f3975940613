import { MINUTE, SECOND } from "@/lib/time/units";
import { isNight, isUnstable, type Facts } from "./facts";
import type { Evidence } from "./evidence";

/** Back within this time: a drop, another network, or a restart at once (semantics §5). */
const SOON = 30 * SECOND;
/** A web page whose network comes back reconnects within this time of its LinkClose (semantics §5). */
const WEB_BACK = 120 * SECOND;
/** A page that is loaded anew is back within this time. */
const RELOAD = 8 * SECOND;
/** Not back for this long: a network that comes and goes is back earlier. */
const AWAY = 3 * MINUTE;
/** Somebody who goes on at another device does so within this time. */
const GOES_ON = 2 * MINUTE;
/** What ends this soon after its start crashed, or was opened for a look. */
const BRIEF = MINUTE;
/** Mini programs are used for minutes, pages for longer. */
const MINI_VISIT = 10 * MINUTE;

const closed = (f: Facts) => f.cause === "link_close";
const native = (f: Facts) => closed(f) && (f.client === "mobile" || f.client === "desktop");
const web = (f: Facts) => closed(f) && f.client === "web";
const backSoon = (f: Facts) => f.back !== null && f.back.after <= SOON;
const elsewhereIp = (f: Facts) => f.back?.address === "other";
/** What another address within 30 s says goes before what a page says that is back within 120 s. */
const webBack = (f: Facts) => web(f) && f.back !== null && f.back.after <= WEB_BACK && !(backSoon(f) && elsewhereIp(f));

const back = (f: Facts) => ({ span: { span: f.back?.after ?? 0 } });
const away = (f: Facts) => ({ span: { span: f.away } });
const lasted = (f: Facts) => ({ span: { span: f.lasted ?? 0 } });
const drops = (f: Facts) => ({ count: f.drops });
const neighbour = (f: Facts) => ({ platform: { platform: f.neighbour?.platform ?? f.platform } });
const elsewhere = (f: Facts) => ({
  platform: { platform: f.elsewhere?.platform ?? f.platform },
  span: { span: f.elsewhere?.after ?? 0 },
});

/** Rules for a link that closed: FIN or RST came, or the break was noticed, and the documents allow many reasons. */
export const LINK_CLOSE_EVIDENCE: readonly Evidence[] = [
  // Back within 30 s.
  {
    id: "soon_other_address",
    reason: "network_switched",
    factor: 20,
    values: back,
    when: (f) => closed(f) && backSoon(f) && elsewhereIp(f),
  },
  {
    id: "soon_not_background",
    reason: "killed_in_background",
    factor: 0.2,
    values: back,
    when: (f) => native(f) && backSoon(f),
  },
  {
    id: "soon_moved_not_restarted",
    reason: "app_killed_or_crashed",
    factor: 0.3,
    values: back,
    when: (f) => native(f) && backSoon(f) && elsewhereIp(f),
  },
  {
    id: "soon_drop",
    reason: "network_lost",
    factor: 4,
    values: back,
    when: (f) => native(f) && backSoon(f) && !elsewhereIp(f),
  },
  {
    id: "soon_restart",
    reason: "app_killed_or_crashed",
    factor: 1.2,
    values: back,
    when: (f) => native(f) && backSoon(f) && !elsewhereIp(f),
  },
  {
    id: "soon_same_network",
    reason: "network_switched",
    factor: 0.3,
    values: back,
    when: (f) => closed(f) && backSoon(f) && f.back?.address === "same",
  },

  // Back later, or not at all.
  {
    id: "minutes_other_address",
    reason: "network_switched",
    factor: 3,
    values: back,
    when: (f) => native(f) && f.back !== null && !backSoon(f) && f.back.after <= AWAY && elsewhereIp(f),
  },
  {
    id: "away_background",
    reason: "killed_in_background",
    factor: 1.5,
    values: away,
    when: (f) => native(f) && f.away > AWAY,
  },
  {
    id: "away_closed",
    reason: "app_killed_or_crashed",
    factor: 1.3,
    values: away,
    when: (f) => native(f) && f.away > AWAY,
  },
  {
    id: "away_not_network",
    reason: "network_lost",
    factor: 0.6,
    values: away,
    when: (f) => native(f) && f.away > AWAY,
  },
  {
    id: "away_not_switched",
    reason: "network_switched",
    factor: 0.2,
    values: away,
    when: (f) => closed(f) && f.away > AWAY,
  },

  // Web, mini programs included.
  { id: "web_back", reason: "network_lost", factor: 5, values: back, when: webBack },
  {
    id: "web_back_not_closed",
    reason: "page_closed",
    factor: 0.5,
    values: back,
    when: (f) => web(f) && f.back !== null && f.back.after <= WEB_BACK,
  },
  {
    id: "web_reload",
    reason: "page_closed",
    factor: 2.5,
    values: back,
    when: (f) => web(f) && f.back?.address === "same" && f.back.after <= RELOAD,
  },
  { id: "web_away", reason: "page_closed", factor: 1.4, values: away, when: (f) => web(f) && f.away > WEB_BACK },
  {
    id: "web_away_not_network",
    reason: "network_lost",
    factor: 0.6,
    values: away,
    when: (f) => web(f) && f.away > WEB_BACK,
  },
  {
    id: "mini_visit_background",
    reason: "wechat_in_background",
    factor: 1.6,
    values: lasted,
    when: (f) => web(f) && f.lasted !== null && f.lasted <= MINI_VISIT,
  },
  {
    id: "mini_visit_left",
    reason: "mini_program_left",
    factor: 1.6,
    values: lasted,
    when: (f) => web(f) && f.lasted !== null && f.lasted <= MINI_VISIT,
  },

  // The time of day, the other devices, and the hour before.
  { id: "night_background", reason: "killed_in_background", factor: 1.4, when: (f) => native(f) && isNight(f) },
  {
    id: "brief",
    reason: "app_killed_or_crashed",
    factor: 1.5,
    values: lasted,
    when: (f) => native(f) && f.lasted !== null && f.lasted <= BRIEF,
  },
  {
    id: "neighbour_network",
    reason: "network_lost",
    factor: 0.4,
    values: neighbour,
    when: (f) => closed(f) && f.neighbour !== null,
  },
  {
    id: "went_on_closed",
    reason: "app_killed_or_crashed",
    factor: 1.4,
    values: elsewhere,
    when: (f) => native(f) && wentOn(f),
  },
  { id: "went_on_page", reason: "page_closed", factor: 1.5, values: elsewhere, when: (f) => web(f) && wentOn(f) },
  { id: "drops_network", reason: "network_lost", factor: 2.5, values: drops, when: (f) => closed(f) && isUnstable(f) },
  {
    id: "drops_switched",
    reason: "network_switched",
    factor: 1.5,
    values: drops,
    when: (f) => closed(f) && isUnstable(f),
  },
];

function wentOn(f: Facts): boolean {
  return f.elsewhere !== null && f.elsewhere.after <= GOES_ON;
}
