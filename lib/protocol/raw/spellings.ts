const escaped = (text: string, characters: RegExp) =>
  text.replace(characters, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
const slashes = (text: string) => text.replaceAll("/", "\\/");
const ascii = (value: string) => escaped(JSON.stringify(value), /[^\0-\x7f]/g);

/** How senders write a value in a body or in a query, by the name that a template has for it. The likely ones first. */
const SPELLINGS = {
  json: (value: string) => JSON.stringify(value),
  bare: (value: string) => value,
  slashes: (value: string) => slashes(JSON.stringify(value)),
  ascii,
  asciiSlashes: (value: string) => slashes(ascii(value)),
  html: (value: string) => escaped(JSON.stringify(value), /[<>&\u2028\u2029]/g),
  percent: encodeURIComponent,
  form: (value: string) => new URLSearchParams({ "": value }).toString().slice(1),
} satisfies Record<string, (value: string) => string>;
export type Spelling = keyof typeof SPELLINGS;

export const BODY_SPELLINGS = ["json", "bare", "slashes", "ascii", "asciiSlashes", "html"] as const;
export const QUERY_SPELLINGS = ["bare", "percent", "form"] as const;

/** Writes a value that is well-formed Unicode. */
export type Spell = (value: string) => string;

export const spell = (value: string, spelling: Spelling): string => SPELLINGS[spelling](value);

/** The spelling of this name; null if there is none. */
export const spellingOf = (name = ""): Spell | null =>
  Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name as Spelling] : null;
