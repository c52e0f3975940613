import type { ResponseConfig, RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { problem } from "@/lib/contracts/common";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { isPermission } from "@/lib/contracts/roles";
import { SECURITY } from "./security";

type HttpMethod = "get" | "post" | "put" | "patch" | "delete";

/** The OpenAPI operation of an endpoint; `key` is its method and path. */
export function operation(key: string, spec: EndpointSpec): RouteConfig {
  const [method = "", path = ""] = key.split(" ");
  return {
    method: method.toLowerCase() as HttpMethod,
    path: `/api/v1/${path}`,
    operationId: operationId(method, path),
    tags: [spec.tag],
    summary: spec.summary,
    ...(spec.description && { description: spec.description }),
    security: SECURITY[spec.access],
    request: {
      ...(spec.query && { query: spec.query }),
      ...(spec.body && { body: { required: true, content: contentOf(spec.body) } }),
    },
    responses: { [spec.answer === "redirect" ? 302 : 200]: success(spec.answer), ...refusals(spec) },
  };
}

/** `GET stats/kicks/users` becomes `getStatsKicksUsers`: a name for the functions of generated clients. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-z0-9]+/i).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method.toLowerCase() + words.join("");
}

const FILE = { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } };

const contentOf = (body: NonNullable<EndpointSpec["body"]>) =>
  body === "file" ? FILE : { "application/json": { schema: body } };

function success(answer: EndpointSpec["answer"]): ResponseConfig {
  if (answer === "csv") {
    const headers = {
      "x-total-count": { description: "Number of rows, if it is known in time.", schema: { type: "integer" as const } },
    };
    const content = { "text/csv": { schema: z.string().describe("CSV (RFC 4180) in UTF-8") } };
    return { description: "The rows, streamed.", headers, content };
  }
  if (answer === "event-stream") {
    return { description: "The stream.", content: { "text/event-stream": { schema: z.string() } } };
  }
  if (answer === "redirect") return { description: "The `Location` to open next." };
  if (answer === "file") return { description: "The file.", content: FILE };
  return { description: "OK", content: { "application/json": { schema: answer } } };
}

const refusal = (description: string): ResponseConfig => ({
  description,
  content: { "application/problem+json": { schema: problem } },
});

function refusals({ access, query, body }: EndpointSpec): Record<string, ResponseConfig> {
  return {
    ...((query ?? body) && { 400: refusal("A field of the request is missing or wrong. `detail` names it.") }),
    ...(access !== "public" && { 401: refusal("Neither a session nor an API token was sent.") }),
    ...(isPermission(access) && { 403: refusal(`No role of the caller permits \`${access}\` in this app.`) }),
    default: refusal("Any other error. `code` names its kind, `requestId` finds it in the log."),
  };
}
