import type { AnswerOf, BodyOf, ExactQuery, JsonKey } from "@/lib/contracts/endpoint-types";
import type { EndpointKey } from "@/lib/contracts/endpoints";
import { syncWithDateHeader } from "../time/now";
import { checkAnswer } from "./check-answer";
import { patientReader } from "./patient-read";
import { ApiError, readProblem } from "./problem";

/** Values of a query. Null and undefined are left out; an empty text is sent, because a custom status may be empty. */
export type Query = Record<string, string | number | boolean | undefined | null>;

type Input<K extends EndpointKey, Q> = { query: ExactQuery<K, Q>; signal?: AbortSignal } & (BodyOf<K> extends undefined
  ? { body?: undefined }
  : { body: BodyOf<K> });

/** Address of an endpoint with its query: `GET events` is at `/api/v1/events`. */
export function endpointUrl<K extends EndpointKey, Q extends Query>(key: K, query: ExactQuery<K, Q>): string {
  return urlOf(key, query);
}

/**
 * Calls an endpoint of the table and returns its answer. Throws ApiError if the server cannot be reached, answers a
 * problem, or answers something that the table does not say, and for a read that takes long (patient-read.ts). Throws
 * DOMException if `signal` is aborted.
 */
export function request<K extends JsonKey, Q extends Query>(key: K, input: Input<K, Q>): Promise<AnswerOf<K>> {
  return call<AnswerOf<K>>(key, input);
}

interface CallInput {
  query: Query;
  body?: unknown;
  signal?: AbortSignal;
}

/** The same as `request` for a caller that has checked the query itself. T is the type of the answer. */
export async function call<T>(key: JsonKey, { query, body, signal: caller }: CallInput): Promise<T> {
  const url = urlOf(key, query);
  const method = key.slice(0, key.indexOf(" "));
  const exchange = async (signal: AbortSignal | undefined) => {
    const response = await send(url, {
      method,
      headers: { accept: "application/json", ...(body !== undefined && { "content-type": contentType(body) }) },
      body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
      signal,
      cache: "no-store",
    });
    return checkAnswer<T>(key, response.status, await textOf(response));
  };
  if (method === "GET") return patientReader.read(url, caller, exchange) as Promise<T>;
  // A change is never sent twice, so its caller waits until the browser gives up.
  return exchange(caller);
}

const contentType = (body: unknown) => (body instanceof Blob ? "application/octet-stream" : "application/json");

/** The same as `endpointUrl` for a caller that has checked the query itself. */
export function urlOf(key: EndpointKey, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const path = key.slice(key.indexOf(" ") + 1);
  return search.size === 0 ? `/api/v1/${path}` : `/api/v1/${path}?${search.toString()}`;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw ApiError.unreachable(error);
  }
  syncWithDateHeader(response.headers.get("date"));
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw ApiError.unreachable(error);
  }
}
