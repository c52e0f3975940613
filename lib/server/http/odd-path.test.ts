import { once } from "node:events";
import http, { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { problem } from "@/lib/contracts/common";
import { listen } from "../serve/listen";
import { answerOddPath } from "./odd-path";

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((req, res) => {
    if (!answerOddPath(req, res)) res.writeHead(418).end("for Next");
  });
  port = await listen(server, "127.0.0.1", 0);
});
afterAll(() => void server.close());

/** Sends a path as it is; fetch would change it. */
async function get(path: string): Promise<{ status: number | undefined; text: string }> {
  const [res] = (await once(http.get({ port, path, agent: false }), "response")) as [http.IncomingMessage];
  let text = "";
  for await (const chunk of res) text += String(chunk);
  return { status: res.statusCode, text };
}

it.each([
  "/api//v1/users",
  "//api/v1/users",
  "/api/v1/users/",
  "/api/v1\\users",
  "/\\api/v1",
  "/api/",
  "/api/x//?a=1",
  "/api/auth/%2e",
  "/api/v1/../x",
])("answers %s with a problem", async (path) => {
  const { status, text } = await get(path);
  expect(status).toBe(404);
  expect(problem.parse(JSON.parse(text)).code).toBe("not_found");
});

it.each(["/%", "/%C0%AE", "*", "/api/v1/%ff"])("refuses %s, which is no path", async (path) => {
  const { status, text } = await get(path);
  expect([status, problem.parse(JSON.parse(text)).code]).toEqual([400, "invalid"]);
});

it.each(["/api/v1/users?q=//", "/users/", "//users", "/", "/api", "/apis//x", "/users?q=%"])(
  "leaves %s to Next",
  async (path) => {
    expect((await get(path)).status).toBe(418);
  },
);
