import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { z } from "zod";
import { problem, type Problem } from "@/lib/contracts/common";
import { countAnswer } from "@/lib/contracts/count";
import type { EndpointSpec, Method } from "@/lib/contracts/endpoint";
import type { AnswerOf, CountKey, JsonKey, ListKey, QueryOf } from "@/lib/contracts/endpoint-types";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import { ensureToken } from "@/lib/server/auth/api-tokens";
import type { RouteHandler } from "@/lib/server/http/serve";

const TOKEN = "test-token-of-32-characters-1234567";
export const AUTHORIZATION = { authorization: `Bearer ${TOKEN}` };
export const makeToken = () => ensureToken("test", TOKEN);

/** The methods of the route of a path below /api/v1. */
export async function routeOf(endpointPath: string): Promise<Record<Method, RouteHandler>> {
  const file = path.resolve("app/api/v1", endpointPath, "route.ts");
  return (await import(pathToFileURL(file).href)) as Record<Method, RouteHandler>;
}

/** A query that nobody checks: a test can make mistakes. */
export type LooseQuery = Record<string, string | number | boolean | null | undefined>;

/** Calls the route of an endpoint. */
export async function call(
  key: EndpointKey,
  query: LooseQuery = {},
  init: RequestInit = { headers: AUTHORIZATION },
): Promise<Response> {
  const [method = "", endpointPath = ""] = key.split(" ");
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value));
  const request = new Request(`http://rollcall.test/api/v1/${endpointPath}?${search.toString()}`, { ...init, method });
  return (await routeOf(endpointPath))[method as Method](request);
}

/** The JSON answer of an endpoint. It has every field that the table names, and no other. */
export async function read<K extends JsonKey>(key: K, query: QueryOf<K>): Promise<AnswerOf<K>> {
  const response = await call(key, query);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return checkedAnswer(key, body);
}

/** Fails if a JSON answer does not fit the table of endpoints. */
export function checkedAnswer<K extends JsonKey>(key: K, body: unknown): AnswerOf<K> {
  const { answer }: EndpointSpec = ENDPOINTS[key];
  if (typeof answer === "string") throw new Error(`${key} does not answer JSON`);
  const parsed = answer.parse(body);
  expect(parsed).toEqual(body);
  return parsed as AnswerOf<K>;
}

const cursorOf = z.object({ nextCursor: z.string().nullable() });

/** Every row of a list, collected over pages of `limit`. */
export async function readAll<K extends ListKey, Row>(
  key: K,
  rowsOf: (page: AnswerOf<K>) => Row[],
  query: QueryOf<K>,
  limit = 500,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: AnswerOf<K> = await read(key, { ...query, limit, cursor });
    rows.push(...rowsOf(page));
    cursor = cursorOf.parse(page).nextCursor;
  }
  return rows;
}

export const readCount = async <K extends CountKey>(key: K, query: QueryOf<K>): Promise<number> =>
  countAnswer.parse(await read(key, query)).count;

/** The problem that a refused request is answered with. */
export async function problemOf(response: Response | Promise<Response>): Promise<Problem> {
  const answered = await response;
  expect(answered.headers.get("content-type")).toBe("application/problem+json");
  return problem.parse(await answered.json());
}
