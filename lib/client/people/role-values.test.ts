import fc from "fast-check";
import { expect, it } from "vitest";
import type { RoleIn } from "@/lib/contracts/people";
import { ROLES } from "@/lib/contracts/roles";
import { rolesOf, roleValues } from "./role-values";

const anyRoles: fc.Arbitrary<RoleIn[]> = fc.subarray([...ROLES]).chain((roles) =>
  fc.tuple(
    ...roles.map((role) =>
      fc.record({
        role: fc.constant(role),
        apps: fc.option(fc.uniqueArray(fc.constantFrom("1400000000", "1400000001"), { minLength: 1 })),
      }),
    ),
  ),
);

it("gives back the roles that a form was filled with", () => {
  fc.assert(fc.property(anyRoles, (roles) => void expect(rolesOf(roleValues(roles))).toEqual(roles)));
});

it("takes no app for all apps, and leaves out what is off", () => {
  const values = roleValues([{ role: "viewer", apps: ["1"] }]);
  expect(rolesOf({ ...values, viewer: { on: true, apps: [] } })).toEqual([{ role: "viewer", apps: null }]);
  expect(rolesOf({ ...values, viewer: { on: false, apps: ["1"] } })).toEqual([]);
});
