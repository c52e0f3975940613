import { normalizePlatform } from "@/lib/protocol/platform";
import { SECOND } from "@/lib/time/units";
import { identityOf } from "../identity";
import type { PresenceEvent } from "../types";

/** The start of every example. */
export const T0 = Date.UTC(2026, 0, 15, 12);

interface Fields {
  reason?: string;
  platform?: string | null;
  ip?: string | null;
  kicks?: string[];
  status?: string | null;
}

/** An event `seconds` after T0. The default reason is the documented one of its action. */
export function event(seconds: number, action: string, fields: Fields = {}): PresenceEvent {
  const {
    reason = REASONS[action] ?? "",
    platform = "Android",
    ip = "203.0.113.7",
    kicks = [],
    status = null,
  } = fields;
  const parts = { action, reason, rawPlatform: platform, clientIp: ip, customStatus: status, kicked: kicks };
  return {
    ...parts,
    identity: identityOf(parts),
    time: T0 + seconds * SECOND,
    platform: normalizePlatform(platform),
  };
}

const REASONS: Record<string, string> = {
  Login: "Register",
  Logout: "Unregister",
  Disconnect: "LinkClose",
  CustomStatusChange: "SetCustomStatus",
};

export const login = (s: number, fields?: Fields) => event(s, "Login", fields);
export const logout = (s: number, fields?: Fields) => event(s, "Logout", fields);
export const linkClose = (s: number, fields?: Fields) => event(s, "Disconnect", fields);
export const timeOut = (s: number, fields?: Fields) => event(s, "Disconnect", { reason: "TimeOut", ...fields });
export const setStatus = (s: number, status: string | null) => event(s, "CustomStatusChange", { status });
