import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import { registerCallback } from "./callback";
import { operation } from "./operation";
import { registerSecurity } from "./security";

const DESCRIPTION = [
  "Rollcall receives the online-state callbacks of Tencent Cloud IM and answers who is online, " +
    "and why somebody is not.",
  "Times are ISO 8601 in UTC with milliseconds. A range `from` … `to` is half-open; " +
    "without it, all of history is meant.",
  "Lists are paged: send `nextCursor` of an answer as `cursor` of the next request.",
  "`app` (the SDKAppID) may be left out if only one app is set up.",
  "Errors are `application/problem+json` (RFC 9457).",
].join("\n\n");

let document: ReturnType<typeof generate> | undefined;

/** The OpenAPI 3.1 document of /api/v1 and of the callback, generated from the table of endpoints. */
export const openapiDocument = () => (document ??= generate());

function generate() {
  const registry = new OpenAPIRegistry();
  registerSecurity(registry);
  for (const [key, spec] of Object.entries<EndpointSpec>(ENDPOINTS)) registry.registerPath(operation(key, spec));
  registerCallback(registry);
  return new OpenApiGeneratorV31(registry.definitions, { sortComponents: "alphabetically" }).generateDocument({
    openapi: "3.1.0",
    info: { title: "Rollcall", version: "1", description: DESCRIPTION, license: { name: "Apache-2.0" } },
    servers: [{ url: "/" }],
  });
}
