import { describe, expect, it } from "vitest";
import { withCurrentOption, chipText, type FilterField } from "./field";

const options = [
  { value: "ios", label: "iOS" },
  { value: "web", label: "Web" },
];
const say = (field: FilterField, value: string) =>
  chipText(
    field,
    value,
    (iso) => `<${iso}>`,
    (words) => words.join("|"),
  );

describe("a chip", () => {
  it("calls a choice by its label, and one that is unknown by itself", () => {
    expect(say({ name: "p", label: "P", kind: "choice", options }, "ios")).toBe("iOS");
    expect(say({ name: "p", label: "P", kind: "choice", options }, "tv")).toBe("tv");
  });
  it("lists several", () =>
    expect(say({ name: "p", label: "P", kind: "several", options }, "web,ios")).toBe("Web|iOS"));
  it("tells a time in the zone of the page", () =>
    expect(say({ name: "t", label: "T", kind: "time" }, "x")).toBe("<x>"));
});

it("a value of the address that is no option stays choosable", () => {
  expect(withCurrentOption(options, "tv").map((option) => option.value)).toEqual(["ios", "web", "tv"]);
  expect(withCurrentOption(options, "web")).toEqual(options);
  expect(withCurrentOption(options, undefined)).toEqual(options);
});
