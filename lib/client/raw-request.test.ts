import { expect, it } from "vitest";
import { prettyBody, queryPairs } from "./raw-request";

it("indents JSON and leaves everything else alone", () => {
  expect(prettyBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyBody("<html>")).toBe("<html>");
  expect(prettyBody("")).toBe("");
});

it("reads a query in its order, doubles and broken escapes included", () => {
  expect(queryPairs("?SdkAppid=14&ClientIP=::1&x=%E4%BC%9A&x=%")).toEqual([
    ["SdkAppid", "14"],
    ["ClientIP", "::1"],
    ["x", "会"],
    ["x", "%"],
  ]);
});
