import { hasEnded, userContextOf } from "@/lib/presence/explain/context";
import type { ReasonCode } from "@/lib/presence/explain/codes";
import { explain, type Explanation } from "@/lib/presence/explain/explain";
import type { DocumentedRowId } from "@/lib/presence/explain/documented-rows";
import { fold } from "@/lib/presence/fold";
import { identityOf } from "@/lib/presence/identity";
import { EMPTY_STATE } from "@/lib/presence/state";
import type { PresenceEvent } from "@/lib/presence/types";
import { normalizePlatform } from "@/lib/protocol/platform";
import { DAY } from "@/lib/time/units";

const START = Date.UTC(2026, 2, 2, 6);

/** A callback by its time in seconds; the client is the same one at the same address unless told. */
type Told = readonly [
  seconds: number,
  action: string,
  reason: string,
  platform: string,
  kicks?: readonly string[],
  ip?: string,
];

/**
 * A row of Tencent's table in docs/protocol.md "What a callback says": what a client in that case sends, and the
 * reason that the row names.
 */
export interface Documented {
  row: DocumentedRowId;
  what: string;
  told: readonly Told[];
  reason: ReasonCode;
}

const login = (platform: string, seconds = 0): Told => [seconds, "Login", "Register", platform];
const closed = (seconds: number, platform: string): Told => [seconds, "Disconnect", "LinkClose", platform];

/** Every row in order. Where the row's case goes on (the network comes back), so do the callbacks. */
export const DOCUMENTED: readonly Documented[] = [
  { row: "any-login", what: "login, or reconnect", told: [login("Web"), login("Web", 1800)], reason: "reconnected" },
  {
    row: "native-logout",
    what: "Android, iOS, PC: the user logs out",
    told: [login("Android"), [1800, "Logout", "Unregister", "Android"]],
    reason: "user_logged_out",
  },
  {
    row: "native-killed",
    what: "phone: killed by the system in background",
    told: [login("IOS"), closed(1800, "IOS")],
    reason: "killed_in_background",
  },
  {
    row: "native-killed",
    what: "PC: killed by the user, crash",
    told: [login("Windows"), closed(1800, "Windows")],
    reason: "app_killed_or_crashed",
  },
  {
    row: "native-network",
    what: "phone: network gone, noticed after 400 s",
    told: [login("Android"), [1800, "Disconnect", "TimeOut", "Android"]],
    reason: "network_lost",
  },
  {
    row: "native-network",
    what: "PC: network gone, noticed earlier, back soon",
    told: [login("Mac"), closed(1800, "Mac"), login("Mac", 1815)],
    reason: "network_lost",
  },
  { row: "web-closed", what: "Web: page closed", told: [login("Web"), closed(1800, "Web")], reason: "page_closed" },
  {
    row: "web-network",
    what: "Web: network gone, page open, back within 120 s",
    told: [login("Web"), closed(1800, "Web"), login("Web", 1860)],
    reason: "network_lost",
  },
  {
    row: "web-destroy",
    what: "Web, mini program: destroy()",
    told: [login("Web"), [1800, "Logout", "Unregister", "Web"]],
    reason: "sdk_destroyed",
  },
  {
    row: "mini-left",
    what: "mini program: left by the button",
    told: [login("Web"), closed(240, "Web")],
    reason: "mini_program_left",
  },
  {
    row: "mini-network",
    what: "mini program: network gone, back within 120 s",
    told: [login("Web"), closed(240, "Web"), login("Web", 300)],
    reason: "network_lost",
  },
  {
    row: "mini-background",
    what: "mini program: WeChat in the background",
    told: [login("Web"), closed(240, "Web")],
    reason: "wechat_in_background",
  },
  {
    row: "mini-killed",
    what: "mini program: WeChat killed",
    told: [login("Web"), closed(240, "Web")],
    reason: "app_killed_or_crashed",
  },
  {
    row: "any-kick",
    what: "kicked by a login, new SDK",
    told: [login("Android"), [1800, "Login", "Register", "IOS", ["Android"]]],
    reason: "kicked_by_other_device",
  },
  {
    row: "old-sdk-kick",
    what: "kicked by a login, old SDK",
    told: [
      login("Android"),
      [1800, "Logout", "Unregister", "Android"],
      [1801, "Login", "Register", "IOS", ["Android"]],
    ],
    reason: "kicked_by_other_device",
  },
  {
    row: "kick-api",
    what: "the kick API",
    told: [login("Android"), [1800, "Logout", "OpenKickInstance", "RESTAPI"]],
    reason: "kicked_by_admin",
  },
  {
    row: "any-reconnect",
    what: "reconnects before its Disconnect, on another network",
    told: [login("Android"), [1800, "Login", "Register", "Android", [], "203.0.113.9"]],
    reason: "network_switched",
  },
];

/** How Rollcall explains the end in a documented case, a day later: by the fold of its callbacks. */
export function explainDocumented({ told }: Documented): Explanation {
  const { connections } = fold(EMPTY_STATE, told.map(toEvent), {});
  const ended = connections.find(hasEnded);
  if (ended === undefined) throw new Error("The case has no end");
  const around = userContextOf(ended, connections, START + DAY);
  return explain(ended, { ...around, hour: 14, minute: null, silence: null });
}

function toEvent([seconds, action, reason, platform, kicks = [], ip = "198.51.100.1"]: Told): PresenceEvent {
  const fields = { action, reason, rawPlatform: platform, clientIp: ip, customStatus: null, kicked: kicks };
  return {
    ...fields,
    identity: identityOf(fields),
    time: START + seconds * 1000,
    platform: normalizePlatform(platform),
  };
}
