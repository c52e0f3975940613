import { API_TOKEN } from "./settings";

/** Reads `/api/v1/<path>` of the product at `url` with the API token; throws on any answer but 200. */
export async function readApi<T>(url: string, path: string, query: Record<string, string> = {}): Promise<T> {
  const address = `${url}/api/v1/${path}?${new URLSearchParams(query).toString()}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${API_TOKEN}` } });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
