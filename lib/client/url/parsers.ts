import { createParser, parseAsStringLiteral } from "nuqs";
import { END_CAUSES } from "@/lib/presence/types";

/**
 * Parsers of what an address may say. A filter keeps the text of the address, because the API takes the same text. A
 * text that the API would refuse is read as null. `parsers.test.ts` compares them with the schemas of lib/contracts.
 */
const textIf = (isValid: (text: string) => boolean) =>
  createParser<string>({ parse: (text) => (isValid(text) ? text : null), serialize: (text) => text });

/** A text that is not empty. */
export const parseAsText = textIf((text) => text !== "");
/** The app that a page is about. */
export const APP_PARAMETER = { app: parseAsText };
/** A text that may be empty. */
export const parseAsAnyText = textIf(() => true);
/** Yes or no. */
export const parseAsFlag = parseAsStringLiteral(["true", "false"]);
/** Part of a UserID. */
export const parseAsSearch = textIf((text) => text !== "" && text.length <= 255);
/** A time as ISO 8601 with a zone. */
export const parseAsIsoText = textIf((text) => readInstant(text) !== null);
/** A name of the IANA database that this browser knows. */
export const parseAsTimeZone = textIf(isTimeZone);
/** End causes, separated by commas. */
export const parseAsCauses = textIf((text) =>
  text.split(",").every((one) => END_CAUSES.some((cause) => cause === one)),
);
/** A JSON list of texts. */
export const parseAsTextList = textIf((text) => readTexts(text) !== null);
/** A JSON list of texts and of pairs of texts. */
export const parseAsTextOrPairList = textIf(
  (text) => readList(text)?.every((item) => isText(item) || isPair(item)) ?? false,
);

/** A number within the limits. */
export const parseAsNumberText = ({ min = -Infinity, max = Infinity, whole = false } = {}) =>
  textIf((text) => {
    const value = text === "" ? NaN : Number(text);
    return Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value));
  });

/** A time in milliseconds. The address has it as ISO 8601. */
export const parseAsInstant = createParser<number>({
  parse: readInstant,
  serialize: (ms) => new Date(ms).toISOString(),
});

const ISO =
  /^(\d{4}-(?:0[1-9]|1[0-2])-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds of an ISO 8601 time with a zone; null for any other text. */
export function readInstant(text: string): number | null {
  const date = ISO.exec(text)?.[1];
  if (date === undefined) return null;
  // Date.parse takes 30 February for 2 March.
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date) ? Date.parse(text) : null;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const isText = (item: unknown): item is string => typeof item === "string";
const isPair = (item: unknown) => Array.isArray(item) && item.length === 2 && item.every(isText);

/** The texts of a JSON list; null if it is not a list of texts. */
export function readTexts(text: string): string[] | null {
  const list = readList(text);
  return list?.every(isText) ? list : null;
}

function readList(text: string): unknown[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}
