import fs from "node:fs";
import { expect, it } from "vitest";
import { needOf } from "./page-permissions";

/** Pages that everybody who is signed in may open. */
const OPEN = ["/account", "/api-reference"];

it("names a permission for every page of the console", () => {
  const pages = fs
    .readdirSync("app/(console)", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("["))
    .map(({ name }) => `/${name}`);
  expect([...pages, "/setup"].filter((page) => needOf(page) === null).sort()).toEqual(OPEN);
});

it("looks at the path of an address only", () => {
  expect(needOf("/users?q=a/setup")).toEqual({ permission: "list", everywhere: false });
  expect(needOf("/platforms#kicks")?.permission).toBe("figures");
  expect(needOf("/user?id=ada")?.permission).toBe("find");
  expect(needOf("/audit")).toEqual({ permission: "administer", everywhere: true });
  expect(needOf("#here")).toBeNull();
  expect(needOf("https://example.com/users")).toBeNull();
});
