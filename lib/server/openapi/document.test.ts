import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import { stateChangeBody } from "@/lib/protocol/state-change";
import { receive } from "../receive/receive";
import { callback, makeApp, SAMPLE } from "../testing/callback";
import { callbackAnswer } from "./callback";
import { openapiDocument } from "./document";

const document = openapiDocument();
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, ...(operation as Operation) })),
);
interface Operation {
  operationId: string;
  summary: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: string; description?: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("has every endpoint of the table, and the callback", () => {
    const paths = operations.map(({ path, method }) => `${method.toUpperCase()} ${path.replace("/api/v1/", "")}`);
    const callbacks = ["POST /api/callback", "POST /api/callback/{secret}"];
    expect(paths.sort()).toEqual([...Object.keys(ENDPOINTS), ...callbacks].sort());
  });

  it("gives each operation a name of its own", () => {
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it("says which endpoints an API token may call", () => {
    const takesToken = (path: string, method: string) =>
      operations.find((o) => o.path === path && o.method === method)?.security.some((s) => "token" in s);
    expect(takesToken("/api/v1/events", "get")).toBe(true);
    expect(takesToken("/api/v1/apps", "post")).toBe(false);
    expect(operations.filter(({ security }) => security.length === 0).map(({ operationId }) => operationId)).toEqual([
      "postSignIn",
      "postSignInCode",
      "postSignInTotp",
      "putSignInTotp",
      "postSignInPasskey",
      "putSignInPasskey",
      "postSignInAssertion",
      "putSignInAssertion",
      "getSignInOidc",
      "getSignInOidcCallback",
      "postSignOut",
      "postInvitation",
      "postSetup",
      "postCallback",
      "postCallbackSecret",
    ]);
  });

  it("describes every parameter", () => {
    const parameters = operations.flatMap((o) => (o.parameters ?? []).map((p) => ({ path: o.path, ...p })));
    expect(parameters.filter((p) => !p.description).map((p) => `${p.path} ${p.name}`)).toEqual([]);
  });

  it("describes problems as application/problem+json", () => {
    const own = operations.filter(({ path }) => path.startsWith("/api/v1/"));
    expect(own.every((o) => "application/problem+json" in (o.responses.default?.content ?? {}))).toBe(true);
  });
});

describe("the documented callback", () => {
  it("is the one that the receiver accepts and answers", async () => {
    await makeApp();
    expect(stateChangeBody.safeParse(SAMPLE).success).toBe(true);
    for (const request of [callback(), callback({ body: "{" }), callback({ query: { SdkAppid: "7" } })]) {
      callbackAnswer.parse(JSON.parse((await receive(request)).body));
    }
  });
});
