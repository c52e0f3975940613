import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fold } from "@/lib/presence/fold";
import { momentOf } from "@/lib/presence/moment";
import { EMPTY_STATE } from "@/lib/presence/state";
import { momentAnswer, type MomentAnswer } from "@/lib/contracts/user";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { db } from "../../db/client";
import { drain } from "../../project/drain";
import { CHECKPOINT_EVENTS } from "../../project/fold-user";
import { append } from "../../receive/append";
import type { NewEvent } from "../../receive/judge";
import { makeApp } from "../../testing/callback";
import { anyEvent, presenceEvent } from "../../testing/arbitrary-events";
import { readUser } from "./user";

// Many histories are stored one after another.
vi.setConfig({ testTimeout: 60_000 });

const T0 = Date.UTC(2026, 0, 15, 12);
const iso = (ms: number) => new Date(ms).toISOString();

const clear = () => db().$executeRaw`
  TRUNCATE app, event, touched, ingest_minute, presence, account, connection, status_change, online_span,
           event_verdict, event_late, checkpoint`;
afterEach(clear);

async function store(events: readonly NewEvent[]): Promise<void> {
  const { id } = await makeApp({ maxInstances: { web: 2 } });
  await append(
    events.map((event) => ({ appId: id, skewMs: null, event: { ...event, userId: "u" } })),
    "test",
  );
  while ((await drain()).users > 0);
}

const momentAt = async (at: number): Promise<MomentAnswer> =>
  momentAnswer.parse(await readUser({ id: "u", lang: "en", tz: "UTC", at: iso(at) }));

const sample = fc.sample(anyEvent, 1)[0];
if (sample === undefined) throw new Error("No sample");
const event = (seconds: number, action: string, rawPlatform: string, reason: string): NewEvent => ({
  ...sample,
  action,
  reason,
  rawPlatform,
  platform: rawPlatform.toLowerCase(),
  time: T0 + seconds * SECOND,
  eventTime: T0 + seconds * SECOND,
  receivedAt: T0 + seconds * SECOND,
  kicked: [],
  customStatus: null,
  identity: `${seconds.toString(16).padStart(31, "0")}${action.length % 10}`,
});

describe("a user at a moment", () => {
  it("is what the fold of the events until then says, for any history", async () => {
    const moments = fc.array(fc.integer({ min: -5, max: 3_010 }), { minLength: 3, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 40 }), moments, async (events, seconds) => {
        await clear();
        await store(events);
        const folded = (until: number) =>
          fold(
            EMPTY_STATE,
            events.map(presenceEvent).filter((e) => e.time <= until),
            { web: 2 },
          );
        for (const at of seconds.map((s) => T0 + s * SECOND)) {
          const answer = await momentAt(at);
          const then = folded(at).state;
          const { lastEnd } = momentOf(folded(Infinity).connections, at);
          const started = (ms: number | null) => ms && iso(ms);
          expect(answer.connectionsAt.map((c) => [c.platform, c.startedAt])).toEqual(
            then.open.map((c) => [c.platform, started(c.startedAt)]).reverse(),
          );
          expect(answer.onlineAt).toBe(then.onlineSince !== null);
          expect(answer.lastEndBefore?.connection.endedAt ?? null).toBe(started(then.lastEnd?.at ?? null));
          expect(answer.lastEndBefore?.connection.endCause).toBe(lastEnd?.endCause ?? undefined);
          expect(answer.statusAt?.value).toBe(then.status?.until === null ? then.status.value : undefined);
          const next = Math.min(...events.map((e) => e.time).filter((time) => time > at));
          expect(answer.nextEventAfter?.eventTime ?? null).toBe(Number.isFinite(next) ? iso(next) : null);
          expect(answer.stateAt === "offline" || answer.stateAt === "unseen").toBe(!answer.onlineAt);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("says how a connection that was open went on, and what lies around an offline moment", async () => {
    await store([
      event(0, "Login", "Windows", "Register"),
      event(4_000, "Disconnect", "Windows", "LinkClose"),
      event(5_000, "Login", "IOS", "Register"),
    ]);
    const online = await momentAt(T0 + 50 * MINUTE);
    expect(online.headlineAt).toBe("At 2026-01-15 12:50:00: online on Windows since 12:00:00.");
    expect(online.linesAt[0]).toMatch(/^Windows: ended at 13:06:40, link closed\. Most likely: .* \(\d+ %\)\.$/);
    expect(online.connectionsAt).toMatchObject([{ client: "connected", endCause: "link_close" }]);
    expect(online.nextEventAfter).toMatchObject({ action: "Disconnect" });
    const offline = await momentAt(T0 + 4_500 * SECOND);
    expect(offline).toMatchObject({ stateAt: "offline", onlineAt: false, connectionsAt: [] });
    expect(offline.headlineAt).toBe(
      "At 2026-01-15 13:15:00: offline since 13:06:40, until a login on iOS at 13:23:20.",
    );
    expect(offline.lastEndBefore?.explanation.evidence.eventId).toBe(offline.lastEndBefore?.connection.endEventId);
  });

  it("knows the connections that were open at a checkpoint before it", async () => {
    const pairs = Array.from({ length: CHECKPOINT_EVENTS / 2 }, (_, i) => [
      event(2 * i + 1, "Login", "IOS", "Register"),
      event(2 * i + 2, "Logout", "IOS", "Unregister"),
    ]);
    await store([event(0, "Login", "Windows", "Register"), ...pairs.flat()]);
    expect(await db().checkpoint.count()).toBe(1);
    const { connectionsAt } = await momentAt(T0 + HOUR);
    expect(connectionsAt).toMatchObject([{ platform: "windows", startedAt: iso(T0) }]);
  });

  it("inside an offline window says when the network went silent", async () => {
    await store([event(0, "Login", "Android", "Register"), event(3_600, "Disconnect", "Android", "TimeOut")]);
    const end = T0 + HOUR;
    expect((await momentAt(end - 401 * SECOND)).stateAt).toBe("online");
    const inside = await momentAt(end - 5 * MINUTE);
    expect(inside).toMatchObject({ stateAt: "uncertain", onlineAt: true, connectionsAt: [{ client: "uncertain" }] });
    expect(inside.headlineAt).toContain("went silent between 12:53:20 and 12:55:20");
    const behind = await momentAt(end - MINUTE);
    expect(behind).toMatchObject({ stateAt: "unreachable", connectionsAt: [{ client: "gone" }] });
    expect((await momentAt(end)).stateAt).toBe("offline");
  });

  it("before the first event says when that was, and in the future is refused", async () => {
    await store([event(0, "Logout", "IOS", "Unregister")]);
    const before = await momentAt(T0 - HOUR);
    expect(before).toMatchObject({ stateAt: "unseen", lastEndBefore: null, connectionsAt: [] });
    expect(before.headlineAt).toContain("The first callback about this user is from 2026-01-15 12:00:00.");
    expect(before.linesAt[0]).toContain("with an unknown start");
    await expect(momentAt(Date.now() + HOUR)).rejects.toThrow(/lies in the future/);
  });
});
