import type { z } from "zod";
import { noteDate } from "../time/now";
import { ApiError, readProblem } from "./problem";

export type Query = Record<string, string | number | boolean | undefined | null>;

/** `/api/v1/<path>?…` with every given value encoded; absent values are left out, an empty text is said: a status may be empty. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? `/api/v1/${path}` : `/api/v1/${path}?${text}`;
}

async function call(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers: { accept: "application/json", ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw ApiError.unreachable(error);
  }
  noteDate(response.headers.get("date"));
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function parse<S extends z.ZodType>(response: Response, schema: S): Promise<z.output<S>> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw ApiError.unexpected(response.status, error);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw ApiError.unexpected(response.status, parsed.error);
  return parsed.data;
}

/** Reads `/api/v1/<path>` and checks the answer against its contract. @throws ApiError */
export async function getJson<S extends z.ZodType>(
  path: string,
  query: Query,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  return parse(await call(apiUrl(path, query), { signal, cache: "no-store" }), schema);
}

async function sendJson<S extends z.ZodType>(
  method: string,
  url: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  const init = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return parse(await call(url, init), schema);
}

/** Posts JSON to `/api/v1/<path>` and checks the answer against its contract. @throws ApiError */
export function postJson<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>> {
  return sendJson("POST", apiUrl(path), body, schema);
}

/** Changes what `/api/v1/<path>?<query>` names and checks the answer against its contract. @throws ApiError */
export function patchJson<S extends z.ZodType>(
  path: string,
  query: Query,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return sendJson("PATCH", apiUrl(path, query), body, schema);
}

/** Deletes, with no interest in the answer's body. @throws ApiError */
export async function deleteAt(path: string, query: Query): Promise<void> {
  await call(apiUrl(path, query), { method: "DELETE" });
}
