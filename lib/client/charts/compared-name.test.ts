import { expect, it } from "vitest";
import { comparedName } from "./compared-name";

const at = (text: string) => Date.parse(text);
const NOW = at("2026-11-27T12:00:00+08:00");
const name = (from: string, to: string) =>
  comparedName({ from: at(from), to: at(to) }, NOW, "Asia/Shanghai", "en", (clock) => `Yesterday, ${clock}`);

it.each([
  ["2026-11-26T00:00:00+08:00", "2026-11-26T12:00:00+08:00", "Yesterday, 00:00–12:00"],
  ["2026-11-26T00:00:00+08:00", "2026-11-27T00:00:00+08:00", "Yesterday, 00:00–24:00"],
  ["2026-11-26T09:00:00+08:00", "2026-11-26T10:30:00+08:00", "Yesterday, 09:00–10:30"],
])("names a part of yesterday by its times: %s to %s", (from, to, text) => expect(name(from, to)).toBe(text));

it("names any other range in full", () => {
  expect(name("2026-11-25T12:00:00+08:00", "2026-11-26T12:00:00+08:00")).toMatch(/Nov 25.*Nov 26/);
  expect(name("2026-11-20T00:00:00+08:00", "2026-11-21T00:00:00+08:00")).toMatch(/Nov 20/);
});
