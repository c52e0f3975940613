/** Names of fields that may hold a secret. A test lists the texts of all bodies that are shown in spite of it. */
export const SECRET = /^code$|token|password|secret|sign|webhook|url|header|(?<!pass)key|credential|config|settings/i;
const MAX_CHARACTERS = 500;
const HIDDEN = "hidden";

/** A copy of a query or a body without what must not be read later: secrets are hidden, long texts are cut. */
export const withoutSecrets = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      SECRET.test(name) && value !== null ? HIDDEN : shown(value),
    ]),
  );

function shown(value: unknown): unknown {
  if (typeof value === "string") return value.length > MAX_CHARACTERS ? `${value.slice(0, MAX_CHARACTERS)}…` : value;
  if (Array.isArray(value)) return value.map(shown);
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  return typeof value === "object" && value !== null ? withoutSecrets(value) : value;
}
