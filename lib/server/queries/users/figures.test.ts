import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { KicksFilter } from "@/lib/contracts/kicks";
import { usersQuery, type ListedUser, type UserFigures } from "@/lib/contracts/users";
import { DISCONNECT_CAUSES, FLAPPING_CAUSES, USER_FIGURES } from "@/lib/contracts/values";
import { END_CAUSES, type EndCause } from "@/lib/presence/types";
import { HOUR, MINUTE } from "@/lib/time/units";
import { db } from "../../db/client";
import { makeApp } from "../../testing/callback";
import { clearData } from "../../testing/clear-data";
import { countConnections, countKicks, countUsers } from "../counts";
import { everyPage, iso, T0 } from "../testing/lists";
import { listUsers } from "./list";

interface End {
  userId: string;
  at: number;
  cause: EndCause;
  kicked: boolean;
}

const USERS = ["ann", "bob", "cid", "dan", "eve"];
/** So many ends of a few users within four hours that some of them flap. */
const ends: fc.Arbitrary<End[]> = fc.array(
  fc.record({
    userId: fc.constantFrom("ann", "ann", "ann", "bob", "cid"),
    at: fc.integer({ min: 0, max: 16 }).map((n) => T0 + n * 15 * MINUTE),
    cause: fc.constantFrom(...END_CAUSES, "link_close" as const, "superseded" as const),
    kicked: fc.boolean(),
  }),
  { maxLength: 120, size: "max" },
);
const range = { from: iso(T0 + HOUR / 2), to: iso(T0 + 4 * HOUR) };
const inRange = ({ at }: { at: number }) => at >= Date.parse(range.from) && at < Date.parse(range.to);

const END: End = { userId: "ann", at: T0 + HOUR, cause: "timeout", kicked: false };

beforeEach(clearData);

async function insert(all: readonly End[]): Promise<void> {
  const { id: appId } = await makeApp();
  const seen = { appId, firstSeenAt: new Date(T0), lastEventAt: new Date(T0), lastReceivedAt: new Date(T0), state: {} };
  await db().presence.createMany({ data: USERS.map((userId) => ({ ...seen, userId, online: userId === "dan" })) });
  await db().connection.createMany({
    data: all.map(({ userId, at, cause }, no) => {
      const time = new Date(at);
      return { appId, userId, at: time, no, platform: "ios", endedAt: time, endCause: cause };
    }),
  });
  const kick = { appId, byPlatform: "ios", kicked: "web", rawKicked: "Web" };
  await db().kick.createMany({
    data: all.flatMap(({ userId, at, kicked }, no) =>
      kicked ? [{ ...kick, userId, at: new Date(at), no, identity: Buffer.from([1]) }] : [],
    ),
  });
}

/** The figures of a user, counted one by one. */
function figuresOf(all: readonly End[], userId: string): UserFigures {
  const own = all.filter((end) => end.userId === userId && inRange(end));
  const of = (causes: readonly EndCause[]) => own.filter(({ cause }) => causes.includes(cause));
  const hours = of(FLAPPING_CAUSES).map(({ at }) => Math.floor(at / HOUR));
  return {
    disconnects: of(DISCONNECT_CAUSES).length,
    kicks: own.filter(({ kicked }) => kicked).length,
    reconnections: of(["superseded"]).length,
    flappingHours: [...new Set(hours)].filter((hour) => hours.filter((one) => one === hour).length >= 10).length,
  };
}

const listed = (query: Record<string, string>): Promise<ListedUser[]> =>
  everyPage(async (cursor) => {
    const page = await listUsers(usersQuery.parse({ ...query, limit: "2", ...(cursor && { cursor }) }));
    return { rows: page.users, nextCursor: page.nextCursor };
  });

describe("the figures of users", () => {
  it("are those of their connections and kicks, in any order, and every page has each user once", async () => {
    await fc.assert(
      fc.asyncProperty(ends, async (all) => {
        await clearData();
        await insert(all);
        for (const sort of ["online", ...USER_FIGURES] as const) {
          const users = await listed({ ...range, sort });
          expect(users.map(({ userId }) => userId).sort()).toEqual(USERS);
          for (const { userId, figures } of users) expect([userId, figures]).toEqual([userId, figuresOf(all, userId)]);
          if (sort === "online") continue;
          const sorted = users.map(({ figures }) => figures?.[sort] ?? 0);
          expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it("lead to lists of as many rows", async () => {
    const each = END_CAUSES.map((cause, n) => ({ userId: "ann", at: T0 + HOUR + n, cause, kicked: n % 2 === 0 }));
    await insert([...each, END]);
    const [worst] = await listed({ ...range, sort: "disconnects" });
    const user = worst?.userId ?? "";
    const rows = async (cause: EndCause[]) => (await countConnections({ ...range, user, cause })).count;
    expect(worst?.figures).toMatchObject({
      disconnects: await rows([...DISCONNECT_CAUSES]),
      reconnections: await rows(["superseded"]),
      kicks: (await countKicks({ ...range, user } satisfies KicksFilter)).count,
    });
    expect(worst?.figures?.disconnects).toBe(4);
  });

  it("go with the filters of the list and its count", async () => {
    await insert([END]);
    const online = await listed({ ...range, sort: "disconnects", state: "online" });
    expect(online.map(({ userId }) => userId)).toEqual(["dan"]);
    expect((await countUsers({ state: "online" })).count).toBe(1);
  });

  it("are absent without a range, and a range is needed to sort by them", async () => {
    await insert([]);
    expect((await listed({}))[0]?.figures).toBeNull();
    await expect(listed({ sort: "kicks" })).rejects.toThrow("from: must be given to sort by kicks");
    await expect(listed({ to: range.to })).rejects.toThrow("from: must be given with to");
    await expect(listed({ from: range.to, to: range.from })).rejects.toThrow("to: must be later than from");
  });
});
