import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ApiError } from "./problem";
import { apiUrl, getJson } from "./request";

const schema = z.object({ n: z.number() });

function answer(body: string, status = 200) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
}

async function failure(): Promise<ApiError> {
  const error: unknown = await getJson("x", {}, schema).catch((e: unknown) => e);
  if (!(error instanceof ApiError)) throw new Error("expected an ApiError");
  return error;
}

afterEach(() => vi.unstubAllGlobals());

describe("apiUrl", () => {
  it.each(["a/b", "50%", "who?", "#1", ".", "..", "with space", "😀", "=1+1", "-x", "a&b=c"])(
    "carries %j whole",
    (id) => {
      expect(new URL(apiUrl("user", { id }), "http://x").searchParams.get("id")).toBe(id);
    },
  );

  it("leaves out what is not given", () => {
    expect(apiUrl("users", { app: undefined, cursor: null, limit: 50 })).toBe("/api/v1/users?limit=50");
  });

  it("says an empty text: a custom status may be empty", () => {
    expect(apiUrl("statuses", { value: "" })).toBe("/api/v1/statuses?value=");
  });
});

describe("getJson", () => {
  it("hands back what the contract says", async () => {
    answer('{"n":1}');
    expect(await getJson("x", {}, schema)).toEqual({ n: 1 });
  });

  it("keeps the server's problem", async () => {
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

  it("names an answer that is neither", async () => {
    answer("<html>Bad gateway</html>", 502);
    expect(await failure()).toMatchObject({ status: 502, code: "unexpected_answer" });
    answer('{"n":"one"}');
    expect(await failure()).toMatchObject({ status: 200, code: "unexpected_answer" });
  });

  it("says that nobody answered", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect(await failure()).toMatchObject({ status: 0, code: "unreachable" });
  });

  it("lets an aborted request be an aborted request", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new DOMException("gone", "AbortError")));
    await expect(getJson("x", {}, schema)).rejects.toThrow(DOMException);
  });
});
