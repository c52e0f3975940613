import { describe, expect, it } from "vitest";
import { keepNavigations } from "./keep-navigation";

const OF_NEXT = { __NA: true };

/** A history as Next leaves it: whoever else writes the address discards the navigation under way. */
function browser(pending: string | null = null) {
  let clock = 0;
  let navigating: string | null = null;
  class FakeHistory {
    entries = ["https://console.example/users"];
    state: unknown = OF_NEXT;
    pushState(state: unknown, _unused: string, url?: string | URL | null) {
      this.entries.push(href());
      this.replaceState(state, _unused, url);
    }
    replaceState(state: unknown, _unused: string, url?: string | URL | null) {
      this.state = state;
      this.entries[this.entries.length - 1] = new URL(url ?? "", href()).href;
    }
  }
  const history = new FakeHistory();
  const href = () => history.entries.at(-1) ?? "";
  for (const name of ["pushState", "replaceState"] as const) {
    const write = history[name].bind(history);
    history[name] = (state, unused, url) => {
      if (state === null) navigating = null;
      write(state ?? OF_NEXT, unused, url);
    };
  }
  const starts = keepNavigations(
    history,
    () => pending,
    href,
    () => clock,
  );
  return {
    history,
    entries: () => history.entries.map((entry) => entry.replace("https://console.example", "")),
    pass: (ms: number) => (clock += ms),
    navigate: (url: string) => {
      starts(url, "push");
      navigating = url;
    },
    traverse: (url: string) => starts(url, "traverse"),
    commit: () => {
      if (navigating !== null) history.pushState(OF_NEXT, "", navigating);
      navigating = null;
    },
  };
}

describe("a write of the address", () => {
  it("during a navigation corrects the entry that is left, and the navigation completes", () => {
    for (const name of ["pushState", "replaceState"] as const) {
      const { history, navigate, commit, entries } = browser();
      navigate("/events");
      history[name](null, "", "/users?q=ann");
      expect(history.state).toEqual(OF_NEXT);
      commit();
      expect(entries()).toEqual(["/users?q=ann", "/events"]);
    }
  });

  it("that is pending when a navigation starts is done first", () => {
    const { navigate, commit, entries } = browser("/users?q=ann");
    navigate("/events");
    commit();
    expect(entries()).toEqual(["/users?q=ann", "/events"]);
  });

  it("that is pending when the user goes back does not change that entry", () => {
    const { traverse, entries } = browser("/users?q=ann");
    traverse("/users");
    expect(entries()).toEqual(["/users"]);
  });

  it("after a navigation goes its usual way", () => {
    const { history, navigate, commit, entries } = browser();
    navigate("/events");
    commit();
    history.pushState(null, "", "/events?q=ann");
    expect(entries()).toEqual(["/users", "/events", "/events?q=ann"]);
  });

  it("is held as long as Next only writes the address that is left", () => {
    const { history, navigate, commit, entries } = browser();
    navigate("/events");
    history.replaceState(OF_NEXT, "", "/users");
    history.pushState(null, "", "/users?q=ann");
    commit();
    expect(entries()).toEqual(["/users?q=ann", "/events"]);
  });

  it.each(["/users", "https://console.example/users"])("is not held by a navigation to the same address: %s", (url) => {
    const { history, navigate, entries } = browser();
    navigate(url);
    history.pushState(null, "", "/users?q=ann");
    expect(entries()).toEqual(["/users", "/users?q=ann"]);
  });

  it("is not held after going back, nor by a navigation that never changed the address", () => {
    const back = browser();
    back.navigate("/events");
    back.traverse("/users");
    back.history.pushState(null, "", "/users?q=ann");
    expect(back.entries()).toEqual(["/users", "/users?q=ann"]);

    const lost = browser();
    lost.navigate("/events");
    lost.pass(10_000);
    lost.history.pushState(null, "", "/users?q=ann");
    expect(lost.entries()).toEqual(["/users", "/users?q=ann"]);
  });
});
