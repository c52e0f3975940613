import { MINUTE } from "@/lib/time/units";
import type { ClientKind } from "./people";
import type { Reason } from "./reasons";

/**
 * How a session can end. `asks`: the client tells the vendor (Logout). `closes`: FIN or RST arrives within `delay` ms.
 * `silent`: no byte can leave.
 */
export type Ending =
  | { reason: Reason; how: "asks" }
  | { reason: Reason; how: "closes"; delay: readonly [number, number] }
  | { reason: Reason; how: "silent" };

type Shares = readonly [readonly [number, Ending], ...(readonly [number, Ending])[]];

const AT_ONCE = [10, 300] as const;
const loggedOut: Ending = { reason: "user_logged_out", how: "asks" };
const destroyed: Ending = { reason: "sdk_destroyed", how: "asks" };
const killed: Ending = { reason: "app_killed_or_crashed", how: "closes", delay: AT_ONCE };
const killedInBackground: Ending = { reason: "killed_in_background", how: "closes", delay: AT_ONCE };
const pageClosed: Ending = { reason: "page_closed", how: "closes", delay: AT_ONCE };
const leftByButton: Ending = { reason: "mini_program_left", how: "closes", delay: [500, 5_000] };
const inBackground: Ending = { reason: "wechat_in_background", how: "closes", delay: [25_000, 35_000] };
const networkLost: Ending = { reason: "network_lost", how: "silent" };

/** The rows of the vendor's table (protocol §5) that end a session, with how often each happens in our world. */
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

/** Lives by kind of client, in ms of people's own time: median session, median pause, mean time between disturbances. */
export const HABITS: Record<ClientKind, { session: number; pause: number; undisturbed: number }> = {
  mobile: { session: 11 * MINUTE, pause: 45 * MINUTE, undisturbed: 60 * MINUTE },
  desktop: { session: 130 * MINUTE, pause: 110 * MINUTE, undisturbed: 300 * MINUTE },
  web: { session: 28 * MINUTE, pause: 100 * MINUTE, undisturbed: 150 * MINUTE },
  mini: { session: 4 * MINUTE, pause: 80 * MINUTE, undisturbed: 60 * MINUTE },
};

export type Disturbance = "switch" | "cut" | "relogin";
type Disturbances = readonly [readonly [number, Disturbance], ...(readonly [number, Disturbance])[]];

/** What disturbs a session that then goes on: another network, a short cut, or the SDK connecting anew by itself. */
export const DISTURBANCES: Record<ClientKind, Disturbances> = {
  mobile: [
    [50, "switch"],
    [40, "cut"],
    [10, "relogin"],
  ],
  desktop: [
    [20, "switch"],
    [50, "cut"],
    [30, "relogin"],
  ],
  web: [
    [15, "switch"],
    [45, "cut"],
    [40, "relogin"],
  ],
  mini: [
    [40, "switch"],
    [50, "cut"],
    [10, "relogin"],
  ],
};
