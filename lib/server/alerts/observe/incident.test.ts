import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HOUR, MINUTE, SECOND } from "@/lib/time/units";
import { db } from "../../db/client";
import { log } from "../../log";
import type { NewEvent } from "../../receive/judge";
import { append } from "../../receive/append";
import { concludeIncident } from "../../queries/stats/conclude-incident";
import { makeApp } from "../../testing/callback";
import { clearData } from "../../testing/clear-data";
import { processAll } from "../../testing/process-all";
import { deliver } from "../deliver";
import { evaluate } from "../evaluate";
import { makeChannel, receiver } from "../testing/receiver";

vi.mock("../../queries/stats/conclude-incident", { spy: true });

const T0 = Date.UTC(2026, 0, 15, 12);
const BEGAN = T0 + 90 * MINUTE;
let app: { id: number };

afterEach(() => {
  vi.mocked(concludeIncident).mockReset();
  vi.restoreAllMocks();
});

beforeEach(async () => {
  await clearData();
  app = await makeApp();
  await makeChannel();
  await makeChannel({ name: "值班", locale: "zh-CN" });
});

const event = (no: number, at: number, action: "Login" | "Disconnect", clientIp: string): NewEvent => ({
  userId: `user-${no}`,
  action,
  reason: action === "Login" ? "Register" : "LinkClose",
  kicked: [],
  customStatus: null,
  rawPlatform: no % 2 === 0 ? "Android" : "iOS",
  platform: no % 2 === 0 ? "android" : "ios",
  clientIp,
  identity: `${no}${at}`.padEnd(32, "0").slice(0, 32),
  time: at,
  eventTime: at,
  timeSource: "EventTime",
  claimedMs: null,
  receivedAt: at,
  rawQuery: "",
  rawBody: "{}",
});

/** 120 users on two platforms and four networks. The links of `struck` close within two minutes. */
async function store(struck: (no: number) => boolean): Promise<void> {
  const events = Array.from({ length: 120 }, (_, no) => {
    const ip = `10.0.${Math.floor(no / 2) % 4}.7`;
    const login = event(no, T0 + no * SECOND, "Login", ip);
    return struck(no) ? [login, event(no, BEGAN + no * SECOND, "Disconnect", ip)] : [login];
  });
  await append(
    events.flat().map((one) => ({ appId: app.id, event: one, skewMs: null })),
    "test",
  );
  await processAll();
}

/** Looks every minute until the incident is over. The title and the conclusion of each message. */
async function play(): Promise<[string, string | undefined][]> {
  const { send, received } = receiver();
  for (let now = BEGAN; now <= BEGAN + 15 * MINUTE; now += MINUTE) {
    await evaluate(new Date(now));
    await deliver({ send, clock: () => new Date(now) });
  }
  const conclusion = ["Conclusion", "结论"];
  return received
    .filter(({ rule }) => rule === "incident")
    .map(({ title, lines }) => [title, lines.find(({ label }) => conclusion.includes(label))?.text]);
}

// Each plays a quarter of an hour of every rule.
describe("the message of an incident", { timeout: 60_000 }, () => {
  it("says what it points at when it begins and when it is over, in the language of the channel", async () => {
    await store((no) => no % 2 === 0);
    const [begun, begunZh, over, overZh, ...more] = (await play()).sort(byTitle);
    const [en, zh] = [/^Android only, .*suspect the app on that platform/, /^仅 Android.*请排查该平台的应用/];
    expect([begun, begunZh, over, overZh]).toEqual([
      [expect.stringMatching(/^\[Alert\]/), expect.stringMatching(en)],
      [expect.stringMatching(/^\[Recovered\]/), expect.stringMatching(en)],
      [expect.stringMatching(/告警/), expect.stringMatching(zh)],
      [expect.stringMatching(/恢复/), expect.stringMatching(zh)],
    ]);
    expect(more).toEqual([]);
  });

  it("names the release before it, and passes over a marker of a platform that it does not know", async () => {
    const marker = { appId: app.id, source: "ci", createdBy: "ci", createdAt: new Date(BEGAN - HOUR) };
    await db().marker.createMany({
      data: [
        { ...marker, id: "a", at: new Date(BEGAN - 5 * MINUTE), text: "release 8.3", platform: "android" },
        { ...marker, id: "b", at: new Date(BEGAN - MINUTE), text: "release of a toaster", platform: "toaster" },
      ],
    });
    await store((no) => no % 2 === 0);
    const conclusions = (await play()).map(([, conclusion]) => conclusion ?? "");
    expect(conclusions).toHaveLength(4);
    for (const conclusion of conclusions) expect(conclusion).toContain("“release 8.3”");
  });

  it("counts connections where it names a network", async () => {
    await store((no) => Math.floor(no / 2) % 4 === 0);
    const [conclusion] = (await play()).map(([, text]) => text);
    expect(conclusion).toBe("100 % on 10.0.0.0/24, 25 % of connections: suspect that network.");
  });

  it("is sent without a conclusion if that cannot be read", async () => {
    vi.mocked(concludeIncident).mockRejectedValue(new Error("canceling statement due to statement timeout"));
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    await store((no) => no % 2 === 0);
    const messages = await play();
    expect(messages.map(([, conclusion]) => conclusion)).toEqual(Array(4).fill(undefined));
    expect(logged).toHaveBeenCalledWith(expect.anything(), "an incident is reported without its conclusion");
  });
});

const byTitle = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
