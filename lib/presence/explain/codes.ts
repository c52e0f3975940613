import type { Platform } from "@/lib/protocol/platform";

/** What may have happened (docs/presence.md "Explanations"). Of two equally likely reasons, the earlier comes first. */
export const REASON_CODES = [
  "mass_disconnect",
  "user_logged_out",
  "sdk_destroyed",
  "kicked_by_other_device",
  "kicked_by_admin",
  "page_closed",
  "killed_in_background",
  "app_killed_or_crashed",
  "network_lost",
  "network_switched",
  "reconnected",
  "wechat_in_background",
  "mini_program_left",
  "unknown",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** From what the callbacks prove to what they only allow. */
export const CONFIDENCES = ["certain", "likely", "possible"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The classes of clients in Tencent's table. Tencent counts mini programs, uni-app and React Native as Web. */
export const CLIENT_CLASSES = ["mobile", "desktop", "web", "unknown"] as const;
export type ClientClass = (typeof CLIENT_CLASSES)[number];

const CLASS_OF: Record<Platform, ClientClass> = {
  ios: "mobile",
  ipad: "mobile",
  android: "mobile",
  windows: "desktop",
  mac: "desktop",
  linux: "desktop",
  web: "web",
  rest: "unknown",
  unknown: "unknown",
};

export function classOf(platform: Platform): ClientClass {
  return CLASS_OF[platform];
}

/** Facts about a connection that the callbacks do not prove. */
export const CAVEAT_CODES = ["unknown_start", "presumed_end", "unknown_platform"] as const;
export type CaveatCode = (typeof CAVEAT_CODES)[number];
