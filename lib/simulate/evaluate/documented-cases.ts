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

/** A callback with its time in seconds. By default the client and its address do not change. */
type DocumentedCallback = readonly [
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
export interface DocumentedCase {
  row: DocumentedRowId;
  what: string;
  callbacks: readonly DocumentedCallback[];
  reason: ReasonCode;
}

const login = (platform: string, seconds = 0): DocumentedCallback => [seconds, "Login", "Register", platform];
const closed = (seconds: number, platform: string): DocumentedCallback => [
  seconds,
  "Disconnect",
  "LinkClose",
  platform,
];

/** Every row in order. If the case continues (the network comes back), the callbacks continue too. */
export const DOCUMENTED: readonly DocumentedCase[] = [
  {
    row: "any-login",
    what: "login, or reconnect",
    callbacks: [login("Web"), login("Web", 1800)],
    reason: "reconnected",
  },
  {
    row: "native-logout",
    what: "Android, iOS, PC: the user logs out",
    callbacks: [login("Android"), [1800, "Logout", "Unregister", "Android"]],
    reason: "user_logged_out",
  },
  {
    row: "native-killed",
    what: "phone: killed by the system in background",
    callbacks: [login("IOS"), closed(1800, "IOS")],
    reason: "killed_in_background",
  },
  {
    row: "native-killed",
    what: "PC: killed by the user, crash",
    callbacks: [login("Windows"), closed(1800, "Windows")],
    reason: "app_killed_or_crashed",
  },
  {
    row: "native-network",
    what: "phone: network gone, noticed after 400 s",
    callbacks: [login("Android"), [1800, "Disconnect", "TimeOut", "Android"]],
    reason: "network_lost",
  },
  {
    row: "native-network",
    what: "PC: network gone, noticed earlier, back soon",
    callbacks: [login("Mac"), closed(1800, "Mac"), login("Mac", 1815)],
    reason: "network_lost",
  },
  {
    row: "web-closed",
    what: "Web: page closed",
    callbacks: [login("Web"), closed(1800, "Web")],
    reason: "page_closed",
  },
  {
    row: "web-network",
    what: "Web: network gone, page open, back within 120 s",
    callbacks: [login("Web"), closed(1800, "Web"), login("Web", 1860)],
    reason: "network_lost",
  },
  {
    row: "web-destroy",
    what: "Web, mini program: destroy()",
    callbacks: [login("Web"), [1800, "Logout", "Unregister", "Web"]],
    reason: "sdk_destroyed",
  },
  {
    row: "mini-left",
    what: "mini program: left by the button",
    callbacks: [login("Web"), closed(240, "Web")],
    reason: "mini_program_left",
  },
  {
    row: "mini-network",
    what: "mini program: network gone, back within 120 s",
    callbacks: [login("Web"), closed(240, "Web"), login("Web", 300)],
    reason: "network_lost",
  },
  {
    row: "mini-background",
    what: "mini program: WeChat in the background",
    callbacks: [login("Web"), closed(240, "Web")],
    reason: "wechat_in_background",
  },
  {
    row: "mini-killed",
    what: "mini program: WeChat killed",
    callbacks: [login("Web"), closed(240, "Web")],
    reason: "app_killed_or_crashed",
  },
  {
    row: "any-kick",
    what: "kicked by a login, new SDK",
    callbacks: [login("Android"), [1800, "Login", "Register", "IOS", ["Android"]]],
    reason: "kicked_by_other_device",
  },
  {
    row: "old-sdk-kick",
    what: "kicked by a login, old SDK",
    callbacks: [
      login("Android"),
      [1800, "Logout", "Unregister", "Android"],
      [1801, "Login", "Register", "IOS", ["Android"]],
    ],
    reason: "kicked_by_other_device",
  },
  {
    row: "kick-api",
    what: "the kick API",
    callbacks: [login("Android"), [1800, "Logout", "OpenKickInstance", "RESTAPI"]],
    reason: "kicked_by_admin",
  },
  {
    row: "any-reconnect",
    what: "reconnects before its Disconnect, on another network",
    callbacks: [login("Android"), [1800, "Login", "Register", "Android", [], "203.0.113.9"]],
    reason: "network_switched",
  },
];

/** How Rollcall explains the end in a documented case, a day later: by the fold of its callbacks. */
export function explainDocumented({ callbacks }: DocumentedCase): Explanation {
  const { connections } = fold(EMPTY_STATE, callbacks.map(toEvent), {});
  const ended = connections.find(hasEnded);
  if (ended === undefined) throw new Error("The case has no end");
  const around = userContextOf(ended, connections, START + DAY);
  return explain(ended, { ...around, hour: 14, minute: null, silence: null });
}

function toEvent([
  seconds,
  action,
  reason,
  platform,
  kicks = [],
  ip = "198.51.100.1",
]: DocumentedCallback): PresenceEvent {
  const fields = { action, reason, rawPlatform: platform, clientIp: ip, customStatus: null, kicked: kicks };
  return {
    ...fields,
    identity: identityOf(fields),
    time: START + seconds * 1000,
    platform: normalizePlatform(platform),
  };
}
