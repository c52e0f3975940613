/**
 * The UserID as it may be written in a text, in JSON, and in the query of an address. Hex digits of escapes have either
 * case, and some servers escape the slashes in JSON. Pure.
 */
export function formsOf(userId: string): string[] {
  const json = JSON.stringify(userId).slice(1, -1);
  const hex = (char: string) => char.charCodeAt(0).toString(16).padStart(4, "0");
  const escaped = [
    json,
    json.replace(NOT_ASCII, (char) => `\\u${hex(char)}`),
    json.replace(NOT_ASCII, (char) => `\\u${hex(char).toUpperCase()}`),
  ];
  const percent = encodeURIComponent(userId);
  const encoded = [percent, percent.replace(/%../g, (escape) => escape.toLowerCase())];
  return [
    ...new Set([
      userId,
      ...escaped,
      ...escaped.map((text) => text.replaceAll("/", "\\/")),
      ...encoded,
      ...encoded.map((text) => text.replaceAll("%20", "+")),
    ]),
  ];
}

const NOT_ASCII = /[^\0-\x7f]/g;
const PART_OF_A_WORD = /[\p{L}\p{N}_]/u;
/** Letters and digits that are no part of a word, but of a character that is escaped. */
const ENDS_WITH_ESCAPE = /(%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[bfnrt])$/i;
const LONGEST_ESCAPE = 6;

/** Whether a text names a user: has the UserID, not as a part of a longer word. Pure. */
export const namesUser = (text: string, userId: string): boolean =>
  formsOf(userId).some((form) => placesOf(text, form).length > 0);

/** The text with `by` in place of the UserID. Pure. */
export function withoutUser(text: string, userId: string, by: string): string {
  return formsOf(userId).reduce((result, form) => {
    const places = placesOf(result, form).reverse();
    return places.reduce((all, at) => all.slice(0, at) + by + all.slice(at + form.length), result);
  }, text);
}

/** Whether a text of a JSON value names a user. Names of fields do not count. Pure. */
export function jsonNamesUser(value: unknown, userId: string): boolean {
  if (typeof value === "string") return namesUser(value, userId);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => jsonNamesUser(part, userId));
}

/** Where a form stands in a text as a word of its own. */
function placesOf(text: string, form: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const before = text.slice(Math.max(0, at - LONGEST_ESCAPE), at);
    const isBegin = !PART_OF_A_WORD.test(before.at(-1) ?? "") || ENDS_WITH_ESCAPE.test(before);
    if (isBegin && !PART_OF_A_WORD.test(text.at(at + form.length) ?? "")) places.push(at);
  }
  return places;
}
