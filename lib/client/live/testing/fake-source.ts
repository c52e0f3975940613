import type { Source } from "../stream";

/** The server's end of a stream: `send` says what a test wants to have said. */
export class FakeSource implements Source {
  closed = false;
  private listeners = new Map<string, (message: MessageEvent<string>) => void>();
  addEventListener(type: string, listener: (message: MessageEvent<string>) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  send(type: string, data: unknown = null) {
    this.listeners.get(type)?.(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
}

/** Messages of the server as the contract has them. */
export const LIVE = {
  asOf: "2021-08-25T09:22:12.497Z",
  online: { users: 2, unverified: 0, connections: 3, byPlatform: { ios: 3 } },
  perMinute: { login: 1, logout: 0, link_close: 0, timeout: 0, kicked: 0 },
  lastCallbackAt: null,
  incidents: [],
  silences: [],
};
export const BATCH = {
  events: [],
  count: 7,
  kinds: [{ action: "Login", reason: "Register", platform: "ios", count: 7 }],
  users: "",
};
