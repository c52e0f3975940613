import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELD_KINDS, fieldsOf, SHOWN_LEVELS } from "@/lib/contracts/role-fields";
import { ALL_APPS, PERMISSIONS, roleAllows, ROLES, rolesIn, TOKEN_ROLES } from "@/lib/contracts/roles";
import { grantsOfService, grantsWithin } from "./token-grants";

const APPS = [1, 2, 3];
const appId = fc.constantFrom(ALL_APPS, ...APPS);
const scope = fc.record({ role: fc.constantFrom(...TOKEN_ROLES), appIds: fc.array(appId, { minLength: 1 }) });
const owner = fc.array(fc.record({ appId, role: fc.constantFrom(...ROLES) }));

describe("the token of a person", () => {
  it("never does or shows more than its owner, nor more than its own role", () => {
    fc.assert(
      fc.property(scope, owner, (token, grants) => {
        const within = grantsWithin(token, grants);
        for (const app of [ALL_APPS, ...APPS]) {
          const roles = rolesIn(within, app);
          for (const most of [rolesIn(grants, app), rolesIn(grantsOfService(token), app)]) {
            for (const permission of PERMISSIONS)
              if (roleAllows(roles, permission)) expect(roleAllows(most, permission)).toBe(true);
            const [shown, shownAtMost] = [fieldsOf(roles), fieldsOf(most)];
            for (const kind of FIELD_KINDS)
              expect(SHOWN_LEVELS.indexOf(shown[kind])).toBeLessThanOrEqual(SHOWN_LEVELS.indexOf(shownAtMost[kind]));
          }
        }
      }),
    );
  });

  it("is all that it was made for, if its owner is", () => {
    const operator = [{ appId: ALL_APPS, role: "operator" as const }];
    for (const role of TOKEN_ROLES) expect(grantsWithin({ role, appIds: [2] }, operator)).toEqual([{ appId: 2, role }]);
    expect(grantsWithin({ role: "support", appIds: [ALL_APPS] }, operator)).toEqual([{ appId: 0, role: "support" }]);
  });

  it("is nothing if its owner has no role, and figures if its owner administers only", () => {
    const token = { role: "operator", appIds: [ALL_APPS] } as const;
    expect(grantsWithin(token, [])).toEqual([]);
    expect(grantsWithin({ ...token, appIds: [1] }, [{ appId: 2, role: "operator" }])).toEqual([]);
    expect(grantsWithin(token, [{ appId: 2, role: "administrator" }])).toEqual([{ appId: 2, role: "viewer" }]);
  });
});
