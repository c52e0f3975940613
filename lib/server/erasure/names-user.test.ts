import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonNamesUser, namesUser, withoutUser } from "./names-user";

const anyId = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((id) => id.isWellFormed());
/** Chinese in the escapes of JSON, as some servers write it. */
const escaped = (text: string) =>
  JSON.stringify(text).replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

describe("a text that names a user", () => {
  it("has the UserID as it is, in JSON, or in a query", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const percent = encodeURIComponent(id);
        const lower = percent.replace(/%../g, (escape) => escape.toLowerCase());
        const upper = escaped(id).replace(/\\u..../g, (escape) => `\\u${escape.slice(2).toUpperCase()}`);
        const texts = [upper, `a=%22${lower}%22`, escaped(`\n${id}/`).replaceAll("/", "\\/")];
        for (const text of texts) expect(namesUser(text, id)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(anyId, (id) => {
        const texts = [id, JSON.stringify({ To_Account: id }), escaped(id), `?a=b&user=${encodeURIComponent(id)}&c=d`];
        for (const text of texts) {
          expect(namesUser(text, id)).toBe(true);
          if (!id.includes("…")) expect(namesUser(withoutUser(text, id, "…"), id)).toBe(false);
        }
      }),
    );
  });

  it.each([
    ["alice2 came", false],
    ["malice", false],
    ["an alice_b", false],
    ["kicked alice.", true],
    ["“alice”", true],
    ["alice2, alice", true],
    ["q=%22alice%22", true],
    ['{"text":"\\nalice"}', true],
    ["an alice\\u0021", true],
    ["100%alice", true],
    ["", false],
  ])("does not have it as a part of a longer word: %j", (text, names) => expect(namesUser(text, "alice")).toBe(names));

  it("keeps what is around it", () => {
    expect(withoutUser("alice, alice2 and alice", "alice", "[erased]")).toBe("[erased], alice2 and [erased]");
  });

  it("is looked for in the values of JSON, not in its names", () => {
    expect(jsonNamesUser({ alice: 1, rows: ["bob", { q: "ali" }] }, "alice")).toBe(false);
    expect(jsonNamesUser({ rows: ["bob", { q: "an alice" }] }, "alice")).toBe(true);
  });
});
