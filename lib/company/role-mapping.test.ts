import fc from "fast-check";
import { expect, it } from "vitest";
import { ROLES } from "@/lib/contracts/roles";
import { claimValues, readMapping, rolesFor, writeMapping } from "./role-mapping";

const mapped = fc.record({
  value: fc.stringMatching(/^[A-Za-z0-9/_*:. -]{1,20}$/).filter((text) => text.trim() === text && text !== ""),
  role: fc.constantFrom(...ROLES),
  apps: fc.option(fc.array(fc.stringMatching(/^\d{1,10}$/), { minLength: 1, maxLength: 3 })),
});

it("reads what it wrote, on lines or with semicolons", () => {
  fc.assert(
    fc.property(fc.array(mapped), (mapping) => {
      const text = writeMapping(mapping);
      expect(readMapping(text)).toEqual({ mapping });
      expect(readMapping(text.replaceAll("\n", " ; "))).toEqual({ mapping });
    }),
  );
});

it.each(["admins", "admins=boss", "=viewer", "a=viewer@", "a=viewer@1+", "a=viewer@x"])(
  "says that %s is wrong",
  (part) => {
    expect(readMapping(`ok=viewer;${part}`)).toEqual({ fault: part });
  },
);

it("gives the roles of each value, and those of everybody", () => {
  const read = readMapping("/admins=administrator; /admins=operator; /helpdesk=support@1400000001; *=viewer");
  if (!("mapping" in read)) throw new Error(read.fault);
  const roles = (values: string[]) => rolesFor(read.mapping, values).map(({ role }) => role);
  expect(roles(["/admins"])).toEqual(["administrator", "operator", "viewer"]);
  expect(roles(["/helpdesk", "/other"])).toEqual(["support", "viewer"]);
  expect(roles([])).toEqual(["viewer"]);
});

it("takes a claim that is a text or a list, and nothing else", () => {
  expect(claimValues("admins")).toEqual(["admins"]);
  expect(claimValues(["a", 1, null, "b"])).toEqual(["a", "b"]);
  for (const other of [undefined, null, 7, { admins: true }]) expect(claimValues(other)).toEqual([]);
});
