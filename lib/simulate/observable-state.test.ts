import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "./login-policy";
import { ObservableState, type ObservedCallback } from "./observable-state";

const callback = (fields: Partial<ObservedCallback>): ObservedCallback => ({
  time: 1,
  action: "Login",
  reason: "Register",
  platform: "ios",
  kicked: [],
  echo: false,
  ambiguous: { platform: false, status: false },
  ...fields,
});
const login = callback({});
const logout = callback({ action: "Logout", reason: "Unregister" });
const status = callback({ action: "CustomStatusChange", reason: "SetCustomStatus" });

/** The state after some callbacks; a lost one is wrapped in an array. */
function after(...callbacks: (ObservedCallback | [ObservedCallback])[]): ObservableState {
  const state = new ObservableState();
  for (const entry of callbacks) {
    if (Array.isArray(entry)) state.observe(entry[0], true, DEFAULT_POLICY);
    else state.observe(entry, false, DEFAULT_POLICY);
  }
  return state;
}

describe("connections", () => {
  it("are known while nothing is lost", () => {
    expect(after().knowsConnections).toBe(true);
    expect(after(login, logout, login).knowsConnections).toBe(true);
  });

  it("are uncertain after a loss, until a callback of the same platform", () => {
    expect(after(login, [logout]).knowsConnections).toBe(false);
    expect(after(login, [logout], callback({ platform: "web" })).knowsConnections).toBe(false);
    expect(after(login, [logout], login).knowsConnections).toBe(true);
  });

  it("are uncertain on every platform that a lost Login kicked", () => {
    const kick = callback({ platform: "android", kicked: ["ios"] });
    expect(after(login, [kick], callback({ platform: "android" })).knowsConnections).toBe(false);
    expect(after(login, [kick], kick).knowsConnections).toBe(true);
  });

  it("are known again after the kick API", () => {
    const kickAll = callback({ action: "Logout", reason: "OpenKickInstance", platform: "rest" });
    expect(after([login], kickAll).knowsConnections).toBe(true);
    expect(after(login, [kickAll], login).knowsConnections).toBe(false);
  });

  it("stay uncertain if several instances are allowed", () => {
    const state = new ObservableState();
    const policy = { max: { web: 2 }, exclusive: [] };
    const web = callback({ platform: "web" });
    state.observe(web, true, policy);
    state.observe(web, false, policy);
    expect(state.knowsConnections).toBe(false);
  });
});

describe("the custom status", () => {
  it("is uncertain after a lost change, and known after the next one", () => {
    expect(after(login, status).knowsStatus).toBe(true);
    expect(after(login, [status]).knowsStatus).toBe(false);
    expect(after(login, [status], status).knowsStatus).toBe(true);
  });

  it("is uncertain while a connection is, because going offline clears it", () => {
    expect(after(login, status, [logout]).knowsStatus).toBe(false);
    expect(after(login, status, [logout], login).knowsStatus).toBe(false);
  });
});

it("counts what was sent and lost, and the first that was sent", () => {
  const state = after([login], callback({ time: 5 }), callback({ time: 9 }));
  expect([state.sent, state.lost, state.firstSentAt]).toEqual([2, 1, 5]);
});
