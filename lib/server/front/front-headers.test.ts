import http, { type IncomingHttpHeaders, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OK } from "@/lib/protocol/answer";
import { parseEnv } from "../env";
import { nonceOf } from "../http/content-policy";
import { listen } from "../serve/listen";
import { proxyTrust } from "../serve/forwarded";
import { hostCheck } from "./hosts";
import { frontServer, type FrontOptions } from "./http-server";
import { OPEN } from "./testing/options";

let server: Server;
let port: number;
/** The headers with which the console was asked. */
let asked: IncomingHttpHeaders;

async function open(options: Partial<FrontOptions> = {}): Promise<void> {
  const console: RequestListener = (req, res) => {
    asked = req.headers;
    res.end("of the console");
  };
  const parts = { receive: () => Promise.resolve(OK), console, outage: () => null, onOverload: () => undefined };
  server = frontServer(parts, { ...OPEN, ...options });
  port = await listen(server, "127.0.0.1", 0);
}
beforeEach(() => open());
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** fetch would not send another host. */
async function get(path: string, headers: http.OutgoingHttpHeaders = {}) {
  const request = http.get({ port, path, headers });
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: (await answer.toArray()).join("") };
}

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

it("tells browsers what pages may load, with a nonce for Next that no other request has", async () => {
  const policies = new Set<string | undefined>();
  for (const path of ["/", "/live", "/sign-in?next=/api/v1", "/apis", "/no such page"]) {
    const { headers } = await get(encodeURI(path));
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^script-src 'nonce-[\w-]{22}' 'strict-dynamic'; /);
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
    expect(asked["content-security-policy"]).toBe(policy);
    policies.add(nonceOf(policy));
  }
  expect(policies.size).toBe(5);
});

it("lets nothing run in answers that are no pages", async () => {
  for (const path of ["/api/v1/users?q=<script>", "/metrics", "/readyz", "/healthz", "/_next/static/a.js"])
    expect((await get(path)).headers["content-security-policy"]).toBe(NOTHING);
});

it("replaces a policy that the client sends", async () => {
  await get("/live", { "content-security-policy": "script-src 'nonce-known'" });
  expect(asked["content-security-policy"]).not.toContain("known");
});

it("says the rest to all, and HTTPS only if the public address has it", async () => {
  for (const path of ["/live", "/api/v1/live", "/healthz"]) {
    const { headers } = await get(path);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["strict-transport-security"]).toBeUndefined();
  }
  server.close();
  await open({ https: true });
  expect((await get("/live")).headers["strict-transport-security"]).toBe("max-age=31536000");
});

it("refuses a name that is none of ours, and says which setting makes it one", async () => {
  server.close();
  await open({ knowsHost: hostCheck(parseEnv({ ROLLCALL_PUBLIC_URL: "https://im.example.com" })) });
  const at = (path: string, host: string, accept = "*/*") => get(path, { host, accept });
  expect((await at("/live", "im.example.com")).status).toBe(200);
  const page = await at("/live", "evil.example:3000", "text/html");
  expect(page.status).toBe(421);
  for (const text of [
    "<code>evil.example</code>",
    "<code>ROLLCALL_ALLOWED_HOSTS</code>",
    "ROLLCALL_PUBLIC_URL",
    "域名",
  ])
    expect(page.body).toContain(text);
  expect(page.body).toContain(`<style nonce="${nonceOf(String(page.headers["content-security-policy"]))}">`);
  const problem = await at("/api/v1/sign-in", "evil.example");
  expect(problem.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(problem.body)).toMatchObject({ status: 421, code: "misdirected" });
  expect((await at("/metrics", "evil.example")).status).toBe(421);
  expect((await at("/live", '"><script>alert(1)</script>', "text/html")).body).not.toContain("<script>");
});

it("takes callbacks, and questions of balancers, under any name", async () => {
  server.close();
  await open({ knowsHost: () => false });
  for (const path of ["/api/callback", "/healthz", "/readyz"])
    expect([path, (await get(path, { host: "any.example" })).status]).toEqual([path, 200]);
});

it("checks the host that a trusted proxy was asked for as well", async () => {
  server.close();
  const knowsHost = hostCheck(parseEnv({}));
  const evil = { "x-forwarded-host": "evil.example" };
  await open({ knowsHost });
  expect((await get("/live", evil)).status).toBe(200);
  expect(asked["x-forwarded-host"]).toBeUndefined();
  server.close();
  await open({ knowsHost, trust: proxyTrust(1) });
  expect((await get("/live", evil)).status).toBe(421);
  expect((await get("/live", { ...evil, host: "evil.example", "x-forwarded-host": "localhost" })).status).toBe(421);
});
