import { randomUUID } from "node:crypto";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Handler = (request: Request) => Promise<Response>;

/** A route's handlers for every method: those it has, and a problem with status 405 for the others. */
export function methods(handlers: Partial<Record<Method, Handler>>): Record<Method, Handler> {
  const allowed = METHODS.filter((method) => handlers[method] !== undefined).join(", ");
  const refuse: Handler = (request) => {
    const refusal = new ServiceError(
      "method",
      `${new URL(request.url).pathname} takes ${allowed}, not ${request.method}`,
    );
    const response = problemOf(refusal, randomUUID());
    response.headers.set("allow", allowed);
    return Promise.resolve(response);
  };
  return Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse])) as Record<Method, Handler>;
}
