import { expect, it } from "vitest";
import { figureHref } from "./figure-href";

const RANGE = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 2) };
const IN_RANGE = "from=2026-01-01T00%3A00%3A00.000Z&to=2026-01-02T00%3A00%3A00.000Z";

it.each([
  ["disconnects", `/connections?${IN_RANGE}&user=a%26b&cause=link_close%2Ctimeout%2Cother`],
  ["reconnections", `/connections?${IN_RANGE}&user=a%26b&cause=superseded`],
  ["kicks", `/platforms?${IN_RANGE}&user=a%26b#kicks`],
  ["flappingHours", `/user?${IN_RANGE}&id=a%26b`],
] as const)("%s lead to what they count", (figure, href) => expect(figureHref(figure, "a&b", RANGE)).toBe(href));
