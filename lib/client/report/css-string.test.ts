import { expect, it } from "vitest";
import { cssString } from "./css-string";

it("a string of CSS cannot end early", () => {
  expect(cssString("用户 a-1_b")).toBe('"用户 a-1_b"');
  expect(cssString('x" } body { <\\')).toBe('"x\\22  \\7d  body \\7b  \\3c \\5c "');
});
