/**
 * What the vendor documents about the end of a connection (protocol §5): the rows of its table, and the sentences
 * beside it that a reason may rest on. The ids are stable, so that a screen can link to a row; who the client is, what
 * happened and how long the callback takes stand in the message catalogues under `row.<id>`.
 */
export const ROWS = {
  "any-login": "Login/Register",
  "native-logout": "Logout/Unregister",
  "native-killed": "Disconnect/LinkClose",
  "native-network": "Disconnect/TimeOut (Disconnect/LinkClose)",
  "web-closed": "Disconnect/LinkClose",
  "web-network": "Disconnect/LinkClose",
  "web-destroy": "Logout/Unregister",
  "mini-left": "Disconnect/LinkClose",
  "mini-network": "Disconnect/LinkClose",
  "mini-background": "Disconnect/LinkClose",
  "mini-killed": "Disconnect/LinkClose",
  "any-heartbeat": "Disconnect/TimeOut",
  "any-break": "Disconnect/LinkClose",
  "any-reconnect": "Login/Register, Login/Register",
  "any-kick": "Login/Register + KickedDevice",
  "old-sdk-kick": "Login/Register + KickedDevice, Logout/Unregister",
  "kick-api": "Logout/OpenKickInstance",
  undocumented: "Disconnect/…",
} as const;
export type RowId = keyof typeof ROWS;
export const ROW_IDS = Object.keys(ROWS) as RowId[];
