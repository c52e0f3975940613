import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROLES, type RoleGrant } from "@/lib/contracts/roles";
import { db } from "../db/client";
import { makeApp } from "../testing/callback";
import { personWith } from "../testing/principal";
import { admit, allows, appFor, permit, scopeOf } from "./access";

let first: { id: number; sdkAppId: string };
let second: { id: number; sdkAppId: string };
beforeAll(async () => {
  first = await makeApp({ sdkAppId: "1400000001" });
  second = await makeApp({ sdkAppId: "1400000002" });
});
afterAll(() => db().$executeRaw`TRUNCATE app CASCADE`);

const holding = (...grants: RoleGrant[]) => ({ ...personWith(), grants });

describe("an app", () => {
  it("is found by who has a role in it, and does not exist for anybody else", async () => {
    const one = holding({ appId: first.id, role: "viewer" });
    expect(await appFor(one, first.sdkAppId)).toMatchObject({ id: first.id });
    await expect(appFor(one, second.sdkAppId)).rejects.toMatchObject({
      code: "not_found",
      message: `There is no app ${second.sdkAppId}`,
    });
    await expect(appFor(one, "7")).rejects.toMatchObject({ code: "not_found", message: "There is no app 7" });
    expect(await appFor(personWith("viewer"), second.sdkAppId)).toMatchObject({ id: second.id });
  });

  it("need not be named by who has a role in one only", async () => {
    expect(await appFor(holding({ appId: second.id, role: "viewer" }), undefined)).toMatchObject({ id: second.id });
    await expect(appFor(personWith("viewer"), undefined)).rejects.toMatchObject({ code: "invalid" });
    await expect(appFor(holding(), undefined)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a permission", () => {
  it("comes from any of the roles in the app or in all apps", () => {
    const both = holding({ appId: first.id, role: "operator" }, { appId: 0, role: "viewer" });
    expect([allows(both, "list", first.id), allows(both, "figures", second.id)]).toEqual([true, true]);
    expect([allows(both, "list", second.id), allows(both, "list", 0)]).toEqual([false, false]);
    expect(() => admit(both, "list")).not.toThrow();
    expect(() => permit(both, "list", second.id)).toThrow("`list`");
    expect(() => admit(both, "administer")).toThrow("`administer`");
  });

  it.each(ROLES)("of a %s is what the table says", (role) => {
    expect(allows(personWith(role), "figures", first.id)).toBe(true);
    expect(allows(personWith(role), "list", first.id)).toBe(role === "operator");
    expect(allows(personWith(role), "administer", first.id)).toBe(role === "administrator");
  });

  it("is none for a person without a role, and a stranger is not let in", () => {
    expect(() => admit(personWith(), "figures")).toThrow("none");
    expect(() => admit(personWith(), "signed-in")).not.toThrow();
    expect(() => admit(null, "signed-in")).toThrow("Sign in");
  });
});

it("gives one scope to equal roles in any order, and another one to other roles and default apps", () => {
  const [a, b]: RoleGrant[] = [
    { appId: 1, role: "viewer" },
    { appId: 0, role: "support" },
  ];
  if (!a || !b) throw new Error("no grants");
  expect(scopeOf(holding(a, b))).toBe(scopeOf(holding(b, a, b)));
  const scopes = [holding(a), holding(b), holding(), { ...holding(a), app: "14" }].map(scopeOf);
  expect(new Set(scopes).size).toBe(4);
});
