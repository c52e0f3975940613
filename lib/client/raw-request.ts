/** A raw body for display: indented if it is JSON, otherwise unchanged. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** The parameters of a raw query, in order and decoded. An invalid escape stays unchanged. */
export function queryPairs(query: string): [name: string, value: string][] {
  return [...new URLSearchParams(query.replace(/^\?/, ""))];
}
