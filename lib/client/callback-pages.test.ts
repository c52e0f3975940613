import { describe, expect, it } from "vitest";
import { NAVIGATION_ENTRIES } from "@/components/shell/navigation-entries";
import { arrivedOf, callbackPageAt } from "./callback-pages";

describe("callbackPageAt", () => {
  it("names a page as the navigation does", () => {
    for (const { path, name } of NAVIGATION_ENTRIES) expect([name, null]).toContain(callbackPageAt(path));
  });

  it("leaves pages alone that are useful without a callback", () => {
    const useful = NAVIGATION_ENTRIES.filter(({ path }) => callbackPageAt(path) === null).map(({ name }) => name);
    expect(useful).toEqual(["markers", "alerts", "setup", "people", "audit"]);
    expect(callbackPageAt("/user")).toBeNull();
    expect(callbackPageAt("/toString")).toBeNull();
  });
});

describe("arrivedOf", () => {
  it("says that nothing arrived, also before it is known", () => {
    expect(arrivedOf(undefined)).toEqual({ kind: "nothing" });
    expect(arrivedOf({ rejected: {}, otherCommands: 0 })).toEqual({ kind: "nothing" });
  });

  it("names refused callbacks of every cause before those of other commands", () => {
    expect(arrivedOf({ rejected: { signature: 2, too_large: 1 }, otherCommands: 4 })).toEqual({
      kind: "refused",
      count: 3,
    });
    expect(arrivedOf({ rejected: {}, otherCommands: 4 })).toEqual({ kind: "other", count: 4 });
  });
});
