import type { Locale } from "../locale";
import enMessages from "../messages/en.json";
import zhMessages from "../messages/zh-CN.json";
import en from "./en.json";
import zh from "./zh-CN.json";

/** Every word of an export. Causes, platforms, states and reasons for a refusal are called as on the screen. */
const of = (
  own: typeof en,
  { cause, platform, reject, state, explanation: { certain, likely, possible } }: typeof enMessages,
) => ({
  ...own,
  cause,
  platform,
  reject,
  state,
  confidence: { certain, likely, possible },
});

export type Words = ReturnType<typeof of>;
export type ColumnName = keyof (typeof en)["column"];

export const WORDS: Record<Locale, Words> = { en: of(en, enMessages), "zh-CN": of(zh, zhMessages) };
