/** The UserID as it may be written in a text, in JSON, and in the query of an address. Pure. */
export function formsOf(userId: string): string[] {
  const json = JSON.stringify(userId).slice(1, -1);
  const ascii = json.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const percent = encodeURIComponent(userId);
  return [...new Set([userId, json, ascii, percent, percent.replaceAll("%20", "+")])];
}

const PART_OF_A_WORD = /[\p{L}\p{N}_]/u;

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
    const [before, after] = [text.slice(0, at).at(-1) ?? "", text.at(at + form.length) ?? ""];
    if (!PART_OF_A_WORD.test(before) && !PART_OF_A_WORD.test(after)) places.push(at);
  }
  return places;
}
