import type { Locale } from "../locale";
import enMessages from "../messages/en.json";
import zhMessages from "../messages/zh-CN.json";
import en from "./en.json";
import zh from "./zh-CN.json";

/**
 * All texts of an export. Causes, platforms, states, reasons for a refusal and kinds of the audit have the same names
 * as on the pages.
 */
const textsOf = (
  texts: typeof en,
  { auditKind, cause, platform, reject, state, explanation: { certain, likely, possible } }: typeof enMessages,
) => ({
  ...texts,
  auditKind,
  cause,
  platform,
  reject,
  state,
  confidence: { certain, likely, possible },
});

export type ExportTexts = ReturnType<typeof textsOf>;
export type ColumnName = keyof (typeof en)["column"];

export const EXPORT_TEXTS: Record<Locale, ExportTexts> = {
  en: textsOf(en, enMessages),
  "zh-CN": textsOf(zh, zhMessages),
};
