import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { EndpointSpec, Method } from "@/lib/contracts/endpoint";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import { makeApp } from "@/lib/server/testing/callback";
import { AUTHORIZATION, call, makeToken, problemOf, routeOf } from "./testing/client";

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const KEYS = Object.keys(ENDPOINTS) as EndpointKey[];
const keysWith = (access: EndpointSpec["access"]) => KEYS.filter((key) => ENDPOINTS[key].access === access);

beforeAll(async () => {
  await makeApp();
  await makeToken();
});

/** The paths of the route files, without the one that answers for unknown paths. */
function routePaths(): string[] {
  const root = path.resolve("app/api/v1");
  const files = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => path.basename(file) === "route.ts" && !file.startsWith("[..."))
    .map((file) => path.dirname(file));
}

describe("the table of endpoints", () => {
  it("has every route of app/api/v1, and every endpoint has a route", async () => {
    const served: string[] = [];
    for (const routePath of routePaths()) {
      const handlers = await routeOf(routePath);
      for (const method of METHODS) {
        const { status } = await handlers[method](new Request(`http://x/api/v1/${routePath}`, { method }));
        if (status !== 405) served.push(`${method} ${routePath}`);
      }
    }
    expect(served.sort()).toEqual([...KEYS].sort());
  });

  it("names the methods that a path takes when another one is used", async () => {
    const handlers = await routeOf("apps");
    const response = await handlers.PUT(new Request("http://x/api/v1/apps", { method: "PUT" }));
    expect(response.headers.get("allow")).toBe("GET, POST, PATCH, DELETE");
    expect(await problemOf(response)).toMatchObject({ status: 405, code: "method" });
  });
});

describe("access", () => {
  it.each(KEYS.filter((key) => ENDPOINTS[key].access !== "public"))("%s needs a session or a token", async (key) => {
    const strangers: HeadersInit[] = [{}, { authorization: "Bearer wrong" }];
    for (const headers of strangers) {
      expect(await problemOf(call(key, {}, { headers }))).toMatchObject({ status: 401, code: "unauthorized" });
    }
  });

  it.each([...keysWith("self"), ...keysWith("administer")])("%s refuses an API token", async (key) => {
    expect(await problemOf(call(key))).toMatchObject({ status: 403, code: "forbidden" });
  });

  it("only sign-in, sign-out, an invitation and the first administrator are public", () => {
    expect(keysWith("public")).toEqual([
      ...["POST sign-in", "POST sign-in/code", "POST sign-in/totp", "PUT sign-in/totp"],
      ...["POST sign-in/passkey", "PUT sign-in/passkey", "POST sign-in/assertion", "PUT sign-in/assertion"],
      ...["GET sign-in/oidc", "GET sign-in/oidc/callback", "POST sign-out", "POST invitation", "POST setup"],
    ]);
  });

  it("an unknown path needs a token, and answers a problem", async () => {
    const { GET } = await routeOf("[...unknown]");
    const ask = (headers: HeadersInit) => problemOf(GET(new Request("http://x/api/v1/nothing", { headers })));
    expect(await ask({})).toMatchObject({ status: 401 });
    expect(await ask(AUTHORIZATION)).toMatchObject({ status: 404, detail: "There is no /api/v1/nothing" });
  });
});

describe("a mistake in a request", () => {
  it("is answered with the name of the field", async () => {
    expect((await problemOf(call("GET events", { limit: "501" }))).detail).toMatch(/limit/);
    expect((await problemOf(call("GET events", { cursor: "junk" }))).detail).toMatch(/cursor/);
    expect((await problemOf(call("GET users", { platform: "toaster" }))).detail).toMatch(/platform/);
    expect((await problemOf(call("GET live", { app: "7" }))).status).toBe(404);
  });
});
