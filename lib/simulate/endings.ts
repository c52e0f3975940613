import { MINUTE } from "@/lib/time/units";
import type { ClientKind } from "./person";
import type { Reason } from "./reasons";

/**
 * How a session can end. `logs_out`: the client sends a logout. `closes`: FIN or RST arrives within `delay` ms.
 * `silent`: no byte reaches Tencent.
 */
export type Ending =
  | { reason: Reason; how: "logs_out" }
  | { reason: Reason; how: "closes"; delay: readonly [number, number] }
  | { reason: Reason; how: "silent" };

type Shares = readonly [readonly [number, Ending], ...(readonly [number, Ending])[]];

const REAL_TIME = [10, 300] as const;
const loggedOut: Ending = { reason: "user_logged_out", how: "logs_out" };
const destroyed: Ending = { reason: "sdk_destroyed", how: "logs_out" };
const killed: Ending = { reason: "app_killed_or_crashed", how: "closes", delay: REAL_TIME };
const killedInBackground: Ending = { reason: "killed_in_background", how: "closes", delay: REAL_TIME };
const pageClosed: Ending = { reason: "page_closed", how: "closes", delay: REAL_TIME };
const leftByButton: Ending = { reason: "mini_program_left", how: "closes", delay: [500, 5_000] };
const inBackground: Ending = { reason: "wechat_in_background", how: "closes", delay: [25_000, 35_000] };
const networkLost: Ending = { reason: "network_lost", how: "silent" };

/** How often each row of docs/protocol.md "What a callback says" ends a session in the simulation. */
export const ENDINGS: Record<ClientKind, Shares> = {
  mobile: [
    [20, loggedOut],
    [26, killed],
    [34, killedInBackground],
    [20, networkLost],
  ],
  desktop: [
    [44, loggedOut],
    [38, killed],
    [18, networkLost],
  ],
  web: [
    [12, loggedOut],
    [12, destroyed],
    [60, pageClosed],
    [16, networkLost],
  ],
  mini: [
    [38, leftByButton],
    [32, inBackground],
    [10, killed],
    [10, networkLost],
    [10, destroyed],
  ],
};

/** In ms before the speedup: median session, median pause, mean time between two interruptions. */
export const USAGE: Record<ClientKind, { session: number; pause: number; meanUninterrupted: number }> = {
  mobile: { session: 11 * MINUTE, pause: 45 * MINUTE, meanUninterrupted: 60 * MINUTE },
  desktop: { session: 130 * MINUTE, pause: 110 * MINUTE, meanUninterrupted: 300 * MINUTE },
  web: { session: 28 * MINUTE, pause: 100 * MINUTE, meanUninterrupted: 150 * MINUTE },
  mini: { session: 4 * MINUTE, pause: 80 * MINUTE, meanUninterrupted: 60 * MINUTE },
};

export type Interruption = "switch" | "outage" | "relogin";
type Interruptions = readonly [readonly [number, Interruption], ...(readonly [number, Interruption])[]];

/** A change of networks, a short outage, or a reconnect by the SDK. The session continues afterwards. */
export const INTERRUPTIONS: Record<ClientKind, Interruptions> = {
  mobile: [
    [50, "switch"],
    [40, "outage"],
    [10, "relogin"],
  ],
  desktop: [
    [20, "switch"],
    [50, "outage"],
    [30, "relogin"],
  ],
  web: [
    [15, "switch"],
    [45, "outage"],
    [40, "relogin"],
  ],
  mini: [
    [40, "switch"],
    [50, "outage"],
    [10, "relogin"],
  ],
};
