/**
 * The rows of Tencent's table of callbacks, and the sentences beside it, on which a reason can rest
 * (docs/protocol.md "What a callback says"). The ids are stable, so that a page can link to a row. The texts are in the
 * message catalogues at `row.<id>`.
 */
export const DOCUMENTED_ROWS = {
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
export type DocumentedRowId = keyof typeof DOCUMENTED_ROWS;
export const DOCUMENTED_ROW_IDS = Object.keys(DOCUMENTED_ROWS) as DocumentedRowId[];
