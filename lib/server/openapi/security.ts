import type { OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import type { Access } from "@/lib/contracts/endpoint";
import { SESSION_COOKIE } from "../auth/cookie-names";

/** Names of the two ways to be somebody. */
const SESSION = "session";
const TOKEN = "token";

const BOTH: Record<string, string[]>[] = [{ [SESSION]: [] }, { [TOKEN]: [] }];

/** What a caller must have, by the access of an endpoint: one entry of the list is enough. */
export const SECURITY: Record<Access, Record<string, string[]>[]> = {
  public: [],
  "signed-in": BOTH,
  self: [{ [SESSION]: [] }],
  figures: BOTH,
  find: BOTH,
  annotate: BOTH,
  list: BOTH,
  export: BOTH,
  administer: [{ [SESSION]: [] }],
};

export function registerSecurity(registry: OpenAPIRegistry): void {
  registry.registerComponent("securitySchemes", SESSION, {
    type: "apiKey",
    in: "cookie",
    name: SESSION_COOKIE,
    description: "The cookie of a signed-in person.",
  });
  registry.registerComponent("securitySchemes", TOKEN, {
    type: "http",
    scheme: "bearer",
    description: "An API token from the setup page. It has a role, in all apps or in some.",
  });
}
