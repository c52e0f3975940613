import type { Event } from "@/lib/contracts/event";
import type { ToneName } from "./theme/tokens";

/** What an event is called on the screen; Tencent's own words always stand beside it. */
export const EVENT_KINDS = [
  "login",
  "logout",
  "admin_kick",
  "link_close",
  "timeout",
  "disconnect",
  "status",
  "other",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Action and reason as documented; an unknown reason keeps the meaning of its action. */
export function kindOf({ action, reason }: Pick<Event, "action" | "reason">): EventKind {
  switch (action) {
    case "Login":
      return "login";
    case "Logout":
      return reason === "OpenKickInstance" ? "admin_kick" : "logout";
    case "Disconnect":
      return reason === "TimeOut" ? "timeout" : reason === "LinkClose" ? "link_close" : "disconnect";
    case "CustomStatusChange":
      return "status";
    default:
      return "other";
  }
}

export const KIND_TONES: Record<EventKind, ToneName> = {
  login: "online",
  logout: "logout",
  admin_kick: "admin_kick",
  link_close: "link_close",
  timeout: "timeout",
  disconnect: "other",
  status: "status",
  other: "other",
};
