import type { Locale } from "../locale";
import enMessages from "../messages/en.json";
import zhMessages from "../messages/zh-CN.json";
import en from "./en.json";
import zh from "./zh-CN.json";

/** Every word of an export. Causes, platforms and states are called as on the screen. */
const of = (own: typeof en, { cause, platform, state, explanation: { certain, likely, possible } }: typeof enMessages) => ({
  ...own, cause, platform, state, confidence: { certain, likely, possible },
});

export type Words = ReturnType<typeof of>;
export type ColumnName = keyof (typeof en)["column"];

export const WORDS: Record<Locale, Words> = { en: of(en, enMessages), "zh-CN": of(zh, zhMessages) };
