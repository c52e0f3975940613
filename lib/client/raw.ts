/** A raw body as people read it: indented where it is JSON, else exactly as it came. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The parameters of a raw query in their order, decoded; a broken escape stays as it came. */
export function queryPairs(query: string): [name: string, value: string][] {
  return [...new URLSearchParams(query.replace(/^\?/, ""))];
}
