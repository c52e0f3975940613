import { expect, it } from "vitest";
import type { Answer } from "./answer";
import { request, type FuzzRequest } from "./fuzz-request";
import { faultOf } from "./table";

const answer = (status: number, body: unknown, type = "application/json"): Answer => ({
  status,
  headers: new Map([["content-type", type]]),
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});
const asked = (target: FuzzRequest["target"], changes: Partial<FuzzRequest> = {}) =>
  request("test", target, Buffer.alloc(0), changes);
const fault = (one: FuzzRequest, answers: Answer[], ms = 1, error: string | null = null) =>
  faultOf(one, { answers, ms, error });

const OK = { ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" };
const FAIL = { ActionStatus: "FAIL", ErrorCode: 1, ErrorInfo: "x" };
const PROBLEM = { type: "about:blank", title: "x", status: 400, detail: "x", code: "invalid", requestId: "1" };

it("accepts what the table of answers has", () => {
  expect(fault(asked("callback"), [answer(200, OK)])).toBeNull();
  expect(fault(asked("callback"), [answer(413, FAIL)])).toBeNull();
  expect(fault(asked("api"), [answer(200, {})])).toBeNull();
  expect(fault(asked("api"), [answer(200, "a,b", "text/csv")])).toBeNull();
  expect(fault(asked("api"), [answer(400, PROBLEM, "application/problem+json")])).toBeNull();
  expect(fault(asked("page"), [answer(404, "<html>", "text/html")])).toBeNull();
  expect(fault(asked("api"), [{ ...answer(302, ""), headers: new Map([["location", "/sign-in"]]) }])).toBeNull();
  expect(fault(asked("any", { partial: true }), [])).toBeNull();
});

it.each([
  ["a crash", asked("any"), [answer(500, "")]],
  ["a redirect of a callback", asked("callback"), [answer(308, "")]],
  ["a redirect to nowhere", asked("api"), [answer(302, "")]],
  ["a callback without the three fields", asked("callback"), [answer(400, PROBLEM)]],
  ["a refusal that says OK", asked("callback"), [answer(401, OK)]],
  ["a page of the API", asked("api"), [answer(404, "<html>", "text/html")]],
  ["a problem of another status", asked("api"), [answer(404, PROBLEM, "application/problem+json")]],
  ["no answer", asked("page"), []],
  ["one answer for two", asked("callback", { answers: 2 }), [answer(200, OK)]],
  ["a refusal of a sound callback", asked("callback", { canary: "a" }), [answer(400, FAIL)]],
])("finds %s", (_name, one, answers) => {
  expect(fault(one, answers)).not.toBeNull();
});

it("finds late answers and broken connections", () => {
  expect(fault(asked("callback"), [answer(200, OK)], 2_001)).toBe("late");
  expect(fault(asked("callback"), [], 1, "ECONNREFUSED")).toBe("ECONNREFUSED");
});
