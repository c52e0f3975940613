import { expect, it } from "vitest";
import { joinItems, joinNames } from "./join";

it("joins names as a sentence of each language does", () => {
  expect(joinNames(["iOS", "iPad", "Web"], "en")).toBe("iOS, iPad, and Web");
  expect(joinNames(["iOS", "iPad", "Web"], "zh-CN")).toBe("iOS、iPad、Web");
  expect(joinNames(["iOS", "Web"], "zh-CN")).toBe("iOS、Web");
  expect(joinNames(["iOS"], "en")).toBe("iOS");
});

it("separates the items of a line", () => {
  expect(joinItems(["Link closed 42", "Logged out 3"], "en")).toBe("Link closed 42, Logged out 3");
  expect(joinItems(["连接断开 42 次", "主动登出 3 次"], "zh-CN")).toBe("连接断开 42 次、主动登出 3 次");
});
