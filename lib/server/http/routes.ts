import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { EndpointSpec, Method } from "@/lib/contracts/endpoint";
import { ENDPOINTS, type EndpointKey, type Endpoints } from "@/lib/contracts/endpoints";
import { recordRequest } from "../audit/record-request";
import { stateOf } from "../audit/states";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";
import type { WithCookies } from "./with-cookies";
import { serve, type Input, type RouteHandler } from "./serve";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies Method[];

/**
 * What a handler returns: the JSON that the table names, with cookies if it sets some; nothing for the empty answer; a
 * Response for a stream.
 */
type Result<A extends EndpointSpec["answer"]> = A extends z.ZodType
  ? WithCookies<z.input<A>> | (Record<string, never> extends z.input<A> ? void : z.input<A>)
  : Response;
type Handler<K extends EndpointKey> = (
  input: Input<Endpoints[K]>,
) => Result<Endpoints[K]["answer"]> | Promise<Result<Endpoints[K]["answer"]>>;

/**
 * The exports of a route file: a handler for each method of its path. Access, query, body and caching of an endpoint
 * come from the table. Other methods answer 405.
 */
export function routes<K extends EndpointKey>(handlers: { [Key in K]: Handler<Key> }): Record<Method, RouteHandler> {
  const served: Partial<Record<string, RouteHandler>> = {};
  for (const key of Object.keys(handlers) as K[]) {
    served[key.slice(0, key.indexOf(" "))] = serve(ENDPOINTS[key], handlers[key], {
      audit: (asked) => recordRequest(key, asked),
      changes: stateOf(key),
    });
  }
  const allowed = METHODS.filter((method) => served[method] !== undefined).join(", ");
  const refuse: RouteHandler = (request) => Promise.resolve(methodNotAllowed(request, allowed));
  const handlerOf = (method: Method) => served[method] ?? refuse;
  return {
    GET: handlerOf("GET"),
    POST: handlerOf("POST"),
    PUT: handlerOf("PUT"),
    PATCH: handlerOf("PATCH"),
    DELETE: handlerOf("DELETE"),
  };
}

function methodNotAllowed(request: Request, allowed: string): Response {
  const path = new URL(request.url).pathname;
  const refusal = new ServiceError("method", `${path} takes ${allowed}, not ${request.method}`);
  const response = problemOf(refusal, randomUUID());
  response.headers.set("allow", allowed);
  return response;
}
