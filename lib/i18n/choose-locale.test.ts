import { describe, expect, it } from "vitest";
import { chooseLocale } from "./choose-locale";

describe("chooseLocale", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["en-GB,en;q=0.9,zh;q=0.8", "en"],
    ["fr-FR,zh-TW;q=0.7,en;q=0.3", "zh-CN"],
    ["en;q=0.2, zh;q=0.9", "zh-CN"],
    ["zh;q=0, en;q=0.1", "en"],
    ["de", "en"],
    ["", "en"],
    [null, "en"],
  ])("reads %j as %s", (header, locale) => {
    expect(chooseLocale(undefined, header)).toBe(locale);
  });

  it("prefers the cookie if its language is available", () => {
    expect(chooseLocale("zh-CN", "en")).toBe("zh-CN");
    expect(chooseLocale("xx", "zh")).toBe("zh-CN");
  });
});
