import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { addPendingWrite, currentSearch, pendingHref } from "./pending-search";

const location = { pathname: "/users", search: "?range=1h", hash: "#list" };
beforeEach(() => vi.stubGlobal("window", { location: { ...location } }));
afterEach(() => vi.unstubAllGlobals());

function pendingPromise() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
}

it("the address without a pending write is the browser's", () => {
  expect(currentSearch().toString()).toBe("range=1h");
  expect(pendingHref()).toBeNull();
});

it("a pending write counts until it is done, and the newest wins", async () => {
  const [first, second] = [pendingPromise(), pendingPromise()];
  addPendingWrite("?range=1h&q=a", first.promise);
  addPendingWrite("?range=1h&q=ann", second.promise);
  expect(currentSearch().toString()).toBe("range=1h&q=ann");
  expect(pendingHref()).toBe("/users?range=1h&q=ann#list");
  first.resolve();
  await first.promise;
  expect(pendingHref()).toBe("/users?range=1h&q=ann#list");
  second.resolve();
  await vi.waitFor(() => expect(pendingHref()).toBeNull());
});

it("a pending write does not count on another page", async () => {
  const { promise, resolve } = pendingPromise();
  addPendingWrite("?q=ann", promise);
  window.location.pathname = "/events";
  expect(pendingHref()).toBeNull();
  expect(currentSearch().toString()).toBe("range=1h");
  resolve();
  await promise;
});
