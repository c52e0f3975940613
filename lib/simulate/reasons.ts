/** Why a client really left: the reasons of docs/presence.md "Explanations", without those that only a receiver has. */
export const REASONS = [
  "user_logged_out",
  "sdk_destroyed",
  "kicked_by_other_device",
  "kicked_by_admin",
  "app_killed_or_crashed",
  "killed_in_background",
  "page_closed",
  "network_lost",
  "network_switched",
  "mini_program_left",
  "wechat_in_background",
  "reconnected",
  "mass_disconnect",
] as const;
export type Reason = (typeof REASONS)[number];
