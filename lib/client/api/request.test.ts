import { afterEach, describe, expect, it, vi } from "vitest";
import type { AnswerOf } from "@/lib/contracts/endpoint-types";
import { ApiError } from "./problem";
import { endpointUrl, request } from "./request";

function answer(body: string, status = 200) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, { status })));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

let asked = 0;
/** Each time for another user: a failed address fails at once the next time. */
const count = () => request("GET events/count", { query: { platform: "ios", user: `u${asked++}` } });

async function failure(): Promise<ApiError> {
  const error: unknown = await count().catch((e: unknown) => e);
  if (!(error instanceof ApiError)) throw new Error("expected an ApiError");
  return error;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe("endpointUrl", () => {
  it.each(["a/b", "50%", "who?", "#1", ".", "..", "with space", "😀", "=1+1", "-x", "a&b=c"])(
    "encodes %j without loss",
    (id) => {
      expect(new URL(endpointUrl("GET user", { id }), "http://x").searchParams.get("id")).toBe(id);
    },
  );

  it("leaves out values that are not given", () => {
    expect(endpointUrl("GET users", { app: undefined, cursor: null, limit: 50 })).toBe("/api/v1/users?limit=50");
    expect(endpointUrl("GET apps", {})).toBe("/api/v1/apps");
  });

  it("keeps an empty text, because a custom status may be empty", () => {
    expect(endpointUrl("GET statuses", { value: "" })).toBe("/api/v1/statuses?value=");
  });
});

describe("types", () => {
  it("refuse an unknown endpoint, a misspelt filter and an unknown field of an answer", () => {
    const filter = { plattform: "ios" } as const;
    expect(() => {
      // @ts-expect-error There is no such endpoint.
      void endpointUrl("GET event", {});
      // @ts-expect-error The filter is `platform`.
      void endpointUrl("GET events", { plattform: "ios" });
      // @ts-expect-error A spread object is checked too.
      void endpointUrl("GET events", { ...filter });
      // @ts-expect-error No platform has this name.
      void endpointUrl("GET events", { platform: "iOS" });
      // @ts-expect-error The answer has `count`.
      return "total" satisfies keyof AnswerOf<"GET events/count">;
    }).toBeTypeOf("function");
  });
});

describe("request", () => {
  it("takes method and path from the endpoint and sends the body as JSON", async () => {
    const fetch = answer("{}");
    await request("DELETE tokens", { query: { id: "t1" } });
    expect(fetch.mock.calls[0]).toMatchObject(["/api/v1/tokens?id=t1", { method: "DELETE", body: undefined }]);
    answer("");
    expect(await request("DELETE tokens", { query: { id: "t1" } })).toEqual({});
    const posted = answer('{"ok":true,"status":200,"body":"","event":null}');
    await request("POST apps/test", { query: { app: "14" } }).catch(() => null);
    expect(posted.mock.calls[0]).toMatchObject(["/api/v1/apps/test?app=14", { method: "POST" }]);
  });

  it("returns the answer of the endpoint", async () => {
    answer('{"count":1,"asOf":"2026-11-22T10:00:00.000Z"}');
    expect(await count()).toEqual({ count: 1, asOf: "2026-11-22T10:00:00.000Z" });
  });

  it("throws the problem of the server", async () => {
    const body = {
      type: "about:blank",
      title: "Not found",
      status: 404,
      detail: "Never seen.",
      code: "user_unknown",
      requestId: "r1",
    };
    answer(JSON.stringify(body), 404);
    expect(await failure()).toMatchObject({
      status: 404,
      code: "user_unknown",
      message: "Never seen.",
      requestId: "r1",
    });
  });

  it.each(["<html>Bad gateway</html>", "", "null", "[]", '{"status":502,"detail":"no code"}'])(
    "throws unexpected_answer for an error that is no problem: %j",
    async (text) => {
      answer(text, 502);
      expect(await failure()).toMatchObject({ status: 502, code: "unexpected_answer" });
    },
  );

  it("throws unexpected_answer for an answer that does not match its schema", async () => {
    answer('{"count":"one"}');
    expect(await failure()).toMatchObject({ status: 200, code: "unexpected_answer" });
  });

  it("in production checks only that the answer is JSON", async () => {
    vi.stubEnv("NODE_ENV", "production");
    answer('{"count":"one"}');
    expect(await count()).toEqual({ count: "one" });
    answer("<html>");
    expect(await failure()).toMatchObject({ status: 200, code: "unexpected_answer" });
  });

  it("throws unreachable if there is no answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect(await failure()).toMatchObject({ status: 0, code: "unreachable" });
  });

  it("throws the abort of an aborted request", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new DOMException("gone", "AbortError")));
    await expect(count()).rejects.toThrow(DOMException);
  });
});
