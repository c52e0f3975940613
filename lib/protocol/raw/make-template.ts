import { fieldText, type EventFields, type Field, type RawCallback } from "./fields";
import { BODY_SPELLINGS, QUERY_SPELLINGS, spell, type Spelling } from "./spellings";
import { fit, MAX_TEMPLATE_BYTES, readTemplate, SECONDS, type Template } from "./template";

const QUERY_MARKS: ReadonlyMap<string, Field | "sent"> = new Map([
  ["ClientIP", "clientIp"],
  ["OptPlatform", "rawPlatform"],
  ["RequestTime", "sent"],
]);
/** By the key that stands before a value, wherever it is nested. */
const BODY_MARKS: ReadonlyMap<string, Field> = new Map([
  ['"EventTime"', "eventTime"],
  ['"Action"', "action"],
  ['"To_Account"', "userId"],
  ['"Reason"', "reason"],
  ['"CustomStatus"', "customStatus"],
  ['"KickedDevice"', "kicked"],
  ['"Platform"', "kicked"],
]);
/** Its value stays in the template: each app has its own. */
const APP = "SdkAppid";
/** Values that stay in the template. */
const CONSTANTS = new Set(["State.StateChange", '"State.StateChange"', "json", "JSON", "redacted", ""]);

const PARAMETER = /(^|&)([^=&]*)=([^&]*)/g;
/** A string of JSON, which is a key if a colon follows, or another scalar. `null` stays in the template. */
const SCALAR = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|-?\d[\d.eE+-]*|true|false/g;

/**
 * Makes the template that a callback fits, with marks for all values. Callbacks of one kind and one app get the same.
 * Null if there is none, or only one that is too long: the callback must then be stored whole.
 */
export function makeTemplate(fields: EventFields, raw: RawCallback): Template | null {
  let marks = 0;
  let kicked = 0;
  const mark = (name: Field | "sent" | undefined, text: string, spellings: readonly Spelling[]): string => {
    if (CONSTANTS.has(text)) return text;
    marks += 1;
    if (name === undefined) return "⟦⟧";
    if (name === "sent") return SECONDS.test(text) ? "⟦sent⟧" : "⟦⟧";
    const value = fieldText(fields, name, kicked);
    const spelling = value === null ? undefined : spellings.find((one) => spell(value, one) === text);
    if (spelling === undefined) return "⟦⟧";
    if (name === "kicked") kicked += 1;
    return `⟦${name}.${spelling}⟧`;
  };
  const query = raw.query.replace(PARAMETER, (whole, before: string, name: string, value: string) =>
    name === APP ? whole : `${before}${name}=${mark(QUERY_MARKS.get(name), value, QUERY_SPELLINGS)}`,
  );
  let key = "";
  const body = raw.body.replace(SCALAR, (text, colon: string | undefined) => {
    if (colon === undefined) return mark(BODY_MARKS.get(key), text, BODY_SPELLINGS);
    key = text.slice(0, -colon.length);
    return text;
  });
  const text = `${query}\n${body}`;
  // The callback itself may contain what looks like a mark.
  if (text.split("⟦").length - 1 !== marks || Buffer.byteLength(text) > MAX_TEMPLATE_BYTES) return null;
  const template = readTemplate(text);
  return fit(template, fields, raw) === null ? null : template;
}
