import { describe, expect, it, vi } from "vitest";
import { DAY } from "@/lib/time/units";
import { env } from "../env";
import { QuotaError } from "../errors";
import { personWith } from "../testing/principal";
import { countFound, takeTurn } from "./quotas";

const person = (id: string, ...roles: Parameters<typeof personWith>) => ({ ...personWith(...roles), id });
const shown = (...ids: string[]) => ({ query: { q: "u" }, answer: { users: ids.map((userId) => ({ userId })) } });
const numbered = (count: number, prefix = "u") => shown(...Array.from({ length: count }, (_, n) => `${prefix}${n}`));

describe("who may find users but not list them", () => {
  it("is shown so many different users in 24 hours, by searches and by UserIDs", () => {
    env().findPerDay = 10;
    const support = person("support", "support");
    const now = Date.now();
    for (let n = 0; n < 5; n++) countFound(support, 1, numbered(8), now);
    countFound(support, 1, { query: { id: "u0" }, answer: {} }, now);
    countFound(support, 1, { query: { id: "other" }, answer: {} }, now);
    // The same UserID in another app is another user.
    countFound(support, 2, { query: { id: "other" }, answer: {} }, now);
    expect(() => countFound(support, 1, { query: { id: "one more" }, answer: {} }, now)).toThrow(QuotaError);
    expect(() => countFound(support, 1, shown("u1", "one more"), now)).toThrow("up to 10 users in 24 hours");
    countFound(support, 1, shown("u1", "u2"), now);
    countFound(person("another", "support"), 1, numbered(8), now);
    countFound(support, 1, numbered(8, "next day "), now + DAY);
  });

  it("finds no more with API tokens of their own", () => {
    env().findPerDay = 10;
    const token = (id: string) => ({ ...person(id, "support"), kind: "script" as const, ownerId: "eve" });
    countFound(person("eve", "support"), 1, numbered(4));
    countFound(token("one"), 1, numbered(4, "one "));
    expect(() => countFound(token("two"), 1, numbered(4, "two "))).toThrow(QuotaError);
    countFound({ ...token("service"), ownerId: null }, 1, numbered(4, "two "));
  });

  it("is limited no more with a role that lists them", () => {
    env().findPerDay = 1;
    countFound(person("operator", "operator"), 1, numbered(50));
    expect(() => countFound(person("lead", "support_lead"), 1, numbered(2))).toThrow(QuotaError);
  });
});

it("lets no one have all reads, and ends a turn once", async () => {
  vi.useFakeTimers();
  const ada = person("ada", "operator");
  const heavy = { access: "list" } as const;
  const ends = await Promise.all(Array.from({ length: 5 }, () => takeTurn(ada, heavy)));
  let sixth = false;
  const waiting = takeTurn(ada, heavy).then((end) => ((sixth = true), end));
  await takeTurn(ada, { access: "signed-in" });
  await takeTurn(person("bob", "operator"), heavy);
  expect(sixth).toBe(false);
  ends[0]?.();
  (await waiting)();
  const late = Promise.all(Array.from({ length: 2 }, () => takeTurn(ada, heavy)));
  const refused = expect(late).rejects.toMatchObject({ code: "quota", retryAfterSeconds: 2 });
  await vi.advanceTimersByTimeAsync(10_000);
  await refused;
  vi.useRealTimers();
});
