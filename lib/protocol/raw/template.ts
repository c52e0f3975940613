import { fieldText, isField, secondOf, type EventFields, type Field, type RawCallback } from "./fields";
import { spellingOf, type Spell } from "./spellings";

/**
 * The query, a line feed and the body of a callback, with marks: ⟦userId.json⟧ is a field, as spelled there. ⟦sent⟧ is
 * RequestTime. ⟦⟧ is a value that no column holds.
 */
export interface Template {
  text: string;
  parts: readonly Part[];
}

type Rest = "sent" | "value";
/** Literals and marks in turn. */
type Part = string | { field: Field; spell: Spell } | { rest: Rest };

/** A template longer than this is not worth a row. Those of Tencent's callbacks have about 300 bytes. */
export const MAX_TEMPLATE_BYTES = 1_024;

/** Seconds as Tencent writes them. */
export const SECONDS = /^(0|[1-9]\d{0,14})$/;

/** Reads a template. Throws if it has a mark that no version of Rollcall writes. */
export function readTemplate(text: string): Template {
  const parts = text.split(/⟦([^⟧]*)⟧/).map((piece, i) => (i % 2 === 0 ? piece : readMark(piece)));
  return { text, parts };
}

function readMark(mark: string): Part {
  if (mark === "") return { rest: "value" };
  if (mark === "sent") return { rest: "sent" };
  const [field, spelling] = mark.split(".");
  const spell = spellingOf(spelling);
  if (!isField(field) || spell === null) throw new Error(`The template of a callback has an unknown mark: ${mark}`);
  return { field, spell };
}

/**
 * What a callback has beyond a template and the fields: one line for each ⟦⟧ and each ⟦sent⟧ (seconds before the
 * receipt, empty for 0). Null if the callback does not fit.
 */
export function fit(template: Template, fields: EventFields, { query, body }: RawCallback): string | null {
  if (query.includes("\n")) return null;
  const text = `${query}\n${body}`;
  const rest: string[] = [];
  const take = (kind: Rest, at: number, next: string): string | null => {
    const end = next === "" ? text.length : text.indexOf(next, at);
    const value = text.slice(at, end);
    if (end < 0 || value.includes("\n") || (kind === "sent" && !SECONDS.test(value))) return null;
    const ago = kind === "sent" ? secondOf(fields) - Number(value) : value;
    rest.push(ago === 0 ? "" : String(ago));
    return value;
  };
  return assemble(template, fields, take) === text ? rest.join("\n") : null;
}

/** The callback that fits: the inverse of `fit`. Throws if the template or the rest belong to another event. */
export function fill(template: Template, fields: EventFields, rest: string): RawCallback {
  const lines = rest.split("\n");
  let line = 0;
  const text = assemble(template, fields, (kind) => {
    const value = lines[line++] ?? null;
    return value === null || kind === "value" ? value : String(secondOf(fields) - Number(value));
  });
  if (text === null) throw new Error(`An event does not have what its template names: ${template.text}`);
  const end = text.indexOf("\n");
  return { query: text.slice(0, end), body: text.slice(end + 1) };
}

/**
 * Puts the values into a template. Null if one is missing. `take` gives each value that no column holds, by the length
 * of the text before it and the literal after it.
 */
function assemble(
  { parts }: Template,
  fields: EventFields,
  take: (kind: Rest, at: number, next: string) => string | null,
): string | null {
  let text = "";
  let kicked = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) break;
    if (typeof part === "string") text += part;
    else if ("field" in part) {
      const value = fieldText(fields, part.field, part.field === "kicked" ? kicked++ : 0);
      if (value === null) return null;
      text += part.spell(value);
    } else {
      const next = parts[i + 1];
      const value = take(part.rest, text.length, typeof next === "string" ? next : "");
      if (value === null) return null;
      text += value;
    }
  }
  return text;
}
