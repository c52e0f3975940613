import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { hiddenNumber } from "./hidden";
import { maskAnswer, shortAddress } from "./mask";
import { personal, text } from "./personal";
import { FIELD_KINDS, SHOWN_LEVELS, fieldsOf } from "./role-fields";
import { ROLES, type Role } from "./roles";

const schema = z.object({
  user: text("userId"),
  name: text("plain"),
  at: z.array(z.object({ ip: text("address").nullable(), says: text("sentence"), statuses: z.array(text("status")) })),
  counts: z.record(text("status"), z.number()),
});
const answer = {
  user: "ada",
  name: "ada",
  at: [{ ip: "203.0.113.7", says: "From 203.0.113.7, in 203.0.113.0/24.", statuses: ["away", "", "away", "busy"] }],
  counts: { away: 2, "": 1 },
};
const as = (role: Role, asked = {}) => maskAnswer(schema, answer, () => fieldsOf([role]), asked);

describe("an answer", () => {
  it("is the same object for who may see all of it", () => {
    expect(as("operator")).toBe(answer);
  });

  it("has numbers in place of what is hidden, and equal texts have one number", () => {
    expect(as("viewer")).toEqual({
      user: "[hidden 1]",
      name: "ada",
      at: [
        {
          ip: "[hidden 2]",
          says: "From [hidden 2], in [hidden 3].",
          statuses: ["[hidden 4]", "", "[hidden 4]", "[hidden 5]"],
        },
      ],
      counts: { "[hidden 4]": 2, "": 1 },
    });
  });

  it("has the user that was asked for, and shortened addresses, for support", () => {
    const at = [{ ...answer.at[0], ip: "203.0.113.x", says: "From 203.0.113.x, in 203.0.113.0/24." }];
    expect(as("support")).toEqual({ ...answer, user: "[hidden 1]", at });
    expect(as("support", { id: "ada" })).toEqual({ ...answer, at });
    expect(as("support", { beginning: "AD" })).toEqual({ ...answer, at });
    expect(as("support", { id: "ad" })).toMatchObject({ user: "[hidden 1]" });
  });

  it("shows what any of the roles shows", () => {
    const both = maskAnswer(schema, answer, () => fieldsOf(["viewer", "operator"]), {});
    expect(both).toEqual(answer);
  });

  it("keeps null and times in sentences, and finds addresses of both families", () => {
    const one = z.object({ says: text("sentence"), ip: text("address").nullable() });
    const says = "At 10:24:08 on 2026-11-27: 2001:db8:1::7 and ::1, version 8.3.1, a::b";
    const masked = maskAnswer(one, { says, ip: null }, () => fieldsOf(["viewer"]), {});
    expect(masked).toEqual({
      says: "At 10:24:08 on 2026-11-27: [hidden 1] and [hidden 2], version 8.3.1, [hidden 3]",
      ip: null,
    });
  });

  it("is looked at by the roles in its own app", () => {
    const apps = z.array(
      z.object({ id: text("plain"), secret: text("secret") }).register(personal, { appField: "id" }),
    );
    const viewOf = (app: string | null) => fieldsOf([app === "1" ? "administrator" : "viewer"]);
    const rows = ["1", "2"].map((id) => ({ id, secret: `secret ${id}` }));
    expect(maskAnswer(apps, rows, viewOf, {})).toEqual([rows[0], { id: "2", secret: "[hidden 1]" }]);
  });

  it("takes what any alternative of a union hides", () => {
    const either = z.union([z.object({ user: text("userId") }), z.object({ status: text("status") })]);
    expect(maskAnswer(either, { status: "away", user: "ada" }, () => fieldsOf(["viewer"]), {})).toEqual({
      status: "[hidden 1]",
      user: "[hidden 2]",
    });
  });

  it("never has a hidden text anywhere, whatever it is", () => {
    const row = z.object({ user: text("userId"), ip: text("address"), status: text("status"), raw: text("raw") });
    const word = fc.string({ minLength: 1 }).map((s) => `«${s}»`);
    fc.assert(
      fc.property(fc.array(fc.record({ user: word, ip: word, status: word, raw: word })), (rows) => {
        const seen = maskAnswer(z.array(row), rows, () => fieldsOf(["viewer"]), {}) as z.infer<typeof row>[];
        expect(JSON.stringify(seen)).not.toContain("«");
        expect(z.array(row).parse(seen)).toEqual(seen);
        for (const [i, one] of seen.entries())
          for (const [j, other] of seen.entries())
            expect(one.user === other.user).toBe(rows[i]?.user === rows[j]?.user);
      }),
    );
  });
});

it.each([
  ["203.0.113.7", "203.0.113.x"],
  ["2001:db8:1:2::7", "2001:db8:1:x"],
  ["::1", ":x"],
  ["no address", null],
])("shortens %s to %s", (address, short) => {
  expect(shortAddress(address)).toBe(short);
});

it("an unreadable address is hidden, not shortened", () => {
  const seen = maskAnswer(z.array(text("address")), ["10.0.0"], () => fieldsOf(["support"]), {});
  expect(seen).toEqual(["[hidden 1]"]);
});

it("more roles never show less", () => {
  fc.assert(
    fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ROLES), (roles, more) => {
      const [less, all] = [fieldsOf(roles), fieldsOf([...roles, more])];
      for (const kind of FIELD_KINDS)
        expect(SHOWN_LEVELS.indexOf(all[kind])).toBeGreaterThanOrEqual(SHOWN_LEVELS.indexOf(less[kind]));
    }),
  );
});

it("a hidden text is recognised, and no other", () => {
  expect(["[hidden 12]", "hidden", "[hidden x]", " [hidden 1]"].map(hiddenNumber)).toEqual([12, null, null, null]);
});
