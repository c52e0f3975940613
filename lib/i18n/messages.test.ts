import { expect, it } from "vitest";
import { createTranslator } from "use-intl/core";
import en from "./messages/en.json";
import zh from "./messages/zh-CN.json";
import { flatten } from "./testing/flatten";

/** Arguments and tags of an ICU message; words inside plural branches are none. */
function fields(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)(?=[},])/g)].map((match) => `{${match[1]}}`);
  const tags = [...message.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...names, ...tags])].sort();
}

const english = flatten(en);
const chinese = flatten(zh);

it("both languages say the same things", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

it.each([...english.keys()])("%s takes the same arguments in both languages", (key) => {
  expect(fields(chinese.get(key) ?? "")).toEqual(fields(english.get(key) ?? ""));
});

it.each([
  ["en", english],
  ["zh-CN", chinese],
] as const)("every message of %s can be formatted", (locale, messages) => {
  const flat = Object.fromEntries([...messages].map(([key, text]) => [key.replaceAll(".", "_"), text]));
  const failures: string[] = [];
  const t = createTranslator({ locale, messages: flat, onError: (error) => failures.push(error.message) });
  for (const [key, text] of Object.entries(flat)) {
    const values: Record<string, string | number | (() => string)> = {};
    for (const field of fields(text)) {
      const name = field.slice(1, -1);
      values[name] = field.startsWith("<") ? () => "tag" : ["count", "shown"].includes(name) ? 2 : "value";
    }
    expect(t.markup(key, values as never)).not.toBe("");
  }
  expect(failures).toEqual([]);
});
