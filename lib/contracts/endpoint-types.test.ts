import { describe, expectTypeOf, it } from "vitest";
import type {
  AnswerOf,
  BodyOf,
  CountedKey,
  CountKey,
  CountOf,
  ExactQuery,
  ExportKey,
  ListKey,
  PathOf,
  QueryOf,
  ReadKey,
  StatsKey,
} from "./endpoint-types";
import type { EndpointKey } from "./endpoints";
import type { Event } from "./event";

/** A client as the browser has one. The compiler checks this file, so an accepted mistake fails `npm run typecheck`. */
declare function request<K extends EndpointKey, Q>(key: K, query: ExactQuery<K, Q>): Promise<AnswerOf<K>>;

describe("what the compiler accepts of a request", () => {
  it("accepts a filter in the forms that an address can carry", () => {
    expectTypeOf(() => request("GET events", { user: "anna", late: true, minDelayMs: -1, limit: "50", to: null }));
    expectTypeOf<QueryOf<"GET events">>().not.toHaveProperty("colour");
    expectTypeOf<QueryOf<"GET events">["minDelayMs"]>().toEqualTypeOf<number | string | null | undefined>();
    expectTypeOf<QueryOf<"GET events">["late"]>().toEqualTypeOf<boolean | "true" | "false" | null | undefined>();
    expectTypeOf<QueryOf<"GET user">["id"]>().toEqualTypeOf<string>();
    expectTypeOf<QueryOf<"GET stats/online">["bucket"]>().extract<"1m" | "hour">().toEqualTypeOf<"1m" | "hour">();
    expectTypeOf<QueryOf<"GET exports/users.csv">["bom"]>().extract<boolean>().toEqualTypeOf<boolean>();
  });

  it("refuses a misspelt filter, named or spread", () => {
    const filter = { uesr: "anna" };
    // @ts-expect-error a misspelt field in the literal
    expectTypeOf(() => request("GET events", { uesr: "anna" }));
    // @ts-expect-error a misspelt field in a spread
    expectTypeOf(() => request("GET events", { platform: "ios", ...filter }));
    // @ts-expect-error a misspelt field and no other
    expectTypeOf(() => request("GET events", { ...filter }));
    // @ts-expect-error a count takes the filter of its list, not its paging
    expectTypeOf(() => request("GET events/count", { limit: 1 }));
    // @ts-expect-error not a platform
    expectTypeOf(() => request("GET events", { platform: "toaster" }));
    // @ts-expect-error a user is read by id
    expectTypeOf(() => request("GET user", {}));
  });

  it("refuses a misspelt path and a method that is not there", () => {
    // @ts-expect-error a misspelt path
    expectTypeOf(() => request("GET stats/onlin", {}));
    // @ts-expect-error no such method
    expectTypeOf(() => request("POST events", {}));
  });

  it("refuses a misspelt field of an answer or a body", () => {
    expectTypeOf<AnswerOf<"GET events">["events"]>().toEqualTypeOf<Event[]>();
    // @ts-expect-error the field is `events`
    expectTypeOf<AnswerOf<"GET events">["event"]>();
    expectTypeOf<{ sdkAppId: string; token: string }>().toExtend<BodyOf<"POST apps">>();
    // @ts-expect-error the field is `sdkAppId`
    expectTypeOf<BodyOf<"POST apps">["appId"]>();
    expectTypeOf<AnswerOf<"GET live/stream">>().toEqualTypeOf<never>();
  });
});

describe("the groups of endpoints", () => {
  it("follow from queries and answers", () => {
    expectTypeOf<"GET user/timeline" | "GET stats/kicks/users">().toExtend<ListKey>();
    expectTypeOf<Extract<ListKey, "GET user" | "GET live" | "GET apps">>().toEqualTypeOf<never>();
    expectTypeOf<"GET events" | "GET ingest/rejected">().toExtend<CountedKey>();
    expectTypeOf<Extract<CountedKey, "GET user/timeline">>().toEqualTypeOf<never>();
    expectTypeOf<CountOf<"GET events">>().toEqualTypeOf<"GET events/count">();
    expectTypeOf<CountKey>().toExtend<ReadKey>();
    expectTypeOf<Extract<ReadKey, ExportKey>>().toEqualTypeOf<never>();
    expectTypeOf<"GET stats/days" | "GET ingest/history">().toExtend<StatsKey>();
    expectTypeOf<PathOf<"GET exports/events.csv">>().toEqualTypeOf<"exports/events.csv">();
  });
});
