/** What the API answered to one request. */
export interface Answer {
  status: number;
  body: string;
}

/** These say when it was asked, not what is stored. */
const VOLATILE = new Set(["asOf", "requestId"]);

/** Where two answers differ, as text with both values; null if they say the same. JSON is compared by value. */
export function difference(before: Answer, after: Answer): string | null {
  if (before.status !== after.status) return `status ${before.status}, then ${after.status}`;
  const [a, b] = [parse(before.body), parse(after.body)];
  return firstDifference("", a, b);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body.split("\n");
  }
}

function firstDifference(path: string, a: unknown, b: unknown): string | null {
  if (Object.is(a, b)) return null;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b))
    return `${path || "/"}: ${shown(a)}, then ${shown(b)}`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (VOLATILE.has(key)) continue;
    const found = firstDifference(`${path}/${key}`, a[key], b[key]);
    if (found !== null) return found;
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const shown = (value: unknown) => (JSON.stringify(value) ?? "nothing").slice(0, 120);
