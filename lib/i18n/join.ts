const formats = new Map<string, Intl.ListFormat>();

function formatOf(locale: string, style: Intl.ListFormatStyle): Intl.ListFormat {
  const key = `${locale} ${style}`;
  const format = formats.get(key) ?? new Intl.ListFormat(locale, { type: "conjunction", style });
  formats.set(key, format);
  return format;
}

/** Names in a sentence: "iOS, iPad, and Web". In Chinese "iOS、iPad、Web", as 和 between Latin names reads badly. */
export const joinNames = (names: readonly string[], locale: string): string =>
  formatOf(locale, locale.startsWith("zh") ? "narrow" : "long").format(names);

/** Items of a list in one line: "one, two, three" or "一、二、三". */
export const joinItems = (items: readonly string[], locale: string): string => formatOf(locale, "narrow").format(items);
