import type { ReasonCode } from "./codes";
import { isUnstable } from "./facts";
import type { TextInput } from "./headline";
import { message, toSecond, type Message } from "./message";

interface Advice {
  key: string;
  when: (input: TextInput) => boolean;
}

const firstIs =
  (...codes: ReasonCode[]) =>
  ({ firstReason }: TextInput) =>
    codes.includes(firstReason);

/** In order of importance. */
const ADVICE: readonly Advice[] = [
  { key: "check_incident", when: firstIs("mass_disconnect") },
  { key: "tell_incident", when: firstIs("mass_disconnect") },
  { key: "ask_other_login", when: firstIs("kicked_by_other_device") },
  {
    key: "change_password",
    when: (t) => t.firstReason === "kicked_by_other_device" && t.facts.kicker?.address !== "same",
  },
  { key: "check_admin", when: firstIs("kicked_by_admin") },
  { key: "ask_logout", when: firstIs("user_logged_out") },
  { key: "check_destroy", when: firstIs("sdk_destroyed") },
  {
    key: "ask_kicked",
    when: (t) => t.facts.cause === "logout" && t.confidence === "likely" && t.facts.otherPlatform !== null,
  },
  { key: "tell_unstable", when: (t) => isUnstable(t.facts) },
  {
    key: "ask_sleep",
    when: (t) => t.firstReason === "network_lost" && t.facts.client === "desktop" && t.facts.cause === "timeout",
  },
  { key: "ask_network", when: (t) => t.firstReason === "network_lost" && t.facts.cause !== "superseded" },
  { key: "tell_check_network", when: (t) => t.firstReason === "network_lost" && t.context.nextSame === null },
  { key: "tell_switch", when: firstIs("network_switched") },
  { key: "ask_background", when: firstIs("killed_in_background") },
  { key: "ask_crash", when: firstIs("app_killed_or_crashed", "killed_in_background") },
  { key: "ask_page", when: firstIs("page_closed") },
  { key: "ask_mini_program", when: (t) => t.facts.client === "web" && t.facts.cause === "link_close" },
  { key: "nothing_to_do", when: (t) => t.facts.cause === "superseded" && !isUnstable(t.facts) },
  { key: "look_raw", when: firstIs("unknown") },
];
const MAX_ADVICE = 3;

/** What to ask or tell the customer: the first MAX_ADVICE sentences that apply. */
export function adviceOf(input: TextInput): Message[] {
  const { connection, facts } = input;
  const values = {
    at: toSecond(connection.endedAt),
    platform: { platform: connection.platform },
    by: { platform: connection.kickedBy ?? facts.otherPlatform?.platform ?? "unknown" },
    os: connection.platform,
    drops: facts.drops,
    ended: facts.burst?.count.ended ?? 0,
  };
  return ADVICE.filter(({ when }) => when(input))
    .slice(0, MAX_ADVICE)
    .map(({ key }) => message(`advice.${key}`, values));
}
