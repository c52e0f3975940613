/** Actions with their reasons, as often as tests want them: logins are frequent, and one kind is unknown. */
export const EVENT_KINDS = [
  ["Login", "Register"],
  ["Login", "Register"],
  ["Login", "Register"],
  ["Logout", "Unregister"],
  ["Logout", "OpenKickInstance"],
  ["Disconnect", "LinkClose"],
  ["Disconnect", "TimeOut"],
  ["CustomStatusChange", "SetCustomStatus"],
  ["Nap", "Tired"],
] as const;
