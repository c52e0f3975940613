import { describe, expect, it } from "vitest";
import { SECOND } from "@/lib/time/units";
import { fold } from "./fold";
import { EMPTY_STATE } from "./state";
import { event, linkClose, login, logout, setStatus, T0, timeOut } from "./testing/events";
import type { MaxInstances, PresenceEvent } from "./types";

const story = (events: PresenceEvent[], policy: MaxInstances = {}) => {
  const { state, connections, statuses, verdicts } = fold(EMPTY_STATE, events, policy);
  return {
    state,
    connections: connections.map((c) => ({
      platform: c.platform,
      from: c.startedAt === null ? null : (c.startedAt - T0) / SECOND,
      to: c.endedAt === null ? null : (c.endedAt - T0) / SECOND,
      cause: c.endCause,
      by: c.kickedBy,
    })),
    statuses: statuses.map((s) => [s.value, (s.at - T0) / SECOND, s.until && (s.until - T0) / SECOND, s.presumed]),
    verdicts: verdicts.map((v) => v.verdict),
    online: state.open.map((c) => c.platform),
  };
};
const ended = (platform: string, from: number | null, to: number, cause: string, by: string | null = null) => ({
  platform,
  from,
  to,
  cause,
  by,
});
const open = (platform: string, from: number) => ({ platform, from, to: null, cause: null, by: null });

describe("login and its ends", () => {
  it("opens a connection and closes it by logout", () => {
    expect(story([login(0), logout(60)]).connections).toEqual([ended("android", 0, 60, "logout")]);
  });

  it("closes by LinkClose, and by TimeOut after 400 s", () => {
    expect(story([login(0), linkClose(60)]).connections).toEqual([ended("android", 0, 60, "link_close")]);
    expect(story([login(0), timeOut(500)]).connections).toEqual([ended("android", 0, 500, "timeout")]);
  });

  it("calls a reason it does not know `other`", () => {
    const { connections } = story([login(0), event(60, "Disconnect", { reason: "Meteor" })]);
    expect(connections).toEqual([ended("android", 0, 60, "other")]);
  });

  it("takes a second login of the platform as a reconnection whose Disconnect never comes", () => {
    const { connections, state } = story([login(0), login(60)]);
    expect(connections).toEqual([ended("android", 0, 60, "superseded"), open("android", 60)]);
    expect(state.onlineSince).toBe(T0);
  });

  it("keeps as many connections of a platform as the login policy allows", () => {
    const logins = [0, 10, 20].map((s) => login(s, { platform: "Web" }));
    expect(story(logins, { web: 3 }).online).toEqual(["web", "web", "web"]);
    expect(story(logins, { web: 2 }).connections).toEqual([
      ended("web", 0, 20, "superseded"),
      open("web", 10),
      open("web", 20),
    ]);
  });

  it("keeps platforms apart", () => {
    const { online } = story([login(0), login(1, { platform: "Windows" }), logout(2)]);
    expect(online).toEqual(["windows"]);
  });
});

describe("choice of the connection to close", () => {
  const two = [login(0, { ip: "1.1.1.1" }), login(10, { ip: "2.2.2.2" })];
  it("prefers the same client address", () => {
    expect(story([...two, linkClose(20, { ip: "2.2.2.2" })], { android: 2 }).connections).toEqual([
      open("android", 0),
      ended("android", 10, 20, "link_close"),
    ]);
  });

  it.each(["3.3.3.3", null])("takes the oldest where the address is %s", (ip) => {
    expect(story([...two, linkClose(20, { ip })], { android: 2 }).connections[0]).toEqual(
      ended("android", 0, 20, "link_close"),
    );
  });
});

describe("kicks", () => {
  const pc = { platform: "Windows", ip: "198.51.100.1" };
  const kickAt = (s: number) => login(s, { platform: "IOS", ip: "192.0.2.1", kicks: ["Windows"] });

  it("come from KickedDevice of the Login that kicked", () => {
    expect(story([login(0, pc), kickAt(60)]).connections).toEqual([
      ended("windows", 0, 60, "kicked", "ios"),
      open("ios", 60),
    ]);
  });

  it("leave others alone when nothing is open on the kicked platform", () => {
    const { connections, verdicts } = story([kickAt(60)]);
    expect(connections).toEqual([open("ios", 60)]);
    expect(verdicts).toEqual(["applied"]);
  });

  it("within one platform close the oldest, before the limit is looked at", () => {
    const { connections } = story([login(0), login(60, { ip: "192.0.2.9", kicks: ["Android"] })]);
    expect(connections).toEqual([ended("android", 0, 60, "kicked", "android"), open("android", 60)]);
  });

  it("listed twice close two", () => {
    const web = (s: number) => login(s, { platform: "Web" });
    const { connections } = story([web(0), web(1), login(60, { kicks: ["Web", "Web"] })], { web: 2 });
    expect(connections.map((c) => c.cause)).toEqual(["kicked", "kicked", null]);
  });

  it("of an old SDK: its Logout after the Login is an echo", () => {
    const { verdicts, connections } = story([login(0, pc), kickAt(60), logout(61, pc)]);
    expect(verdicts).toEqual(["applied", "applied", "echo"]);
    expect(connections[0]).toEqual(ended("windows", 0, 60, "kicked", "ios"));
  });

  it("of an old SDK: its Logout before the Login is turned into the kick", () => {
    const { connections, state } = story([login(0, pc), logout(59, pc), kickAt(60)]);
    expect(connections[0]).toEqual(ended("windows", 0, 59, "kicked", "ios"));
    expect(state.lastEnd?.cause).toBe("kicked");
  });

  it("do not turn a logout of more than 5 s ago, nor take a Logout of more than 5 s later for an echo", () => {
    expect(story([login(0, pc), logout(54.999, pc), kickAt(60)]).connections[0]?.cause).toBe("logout");
    expect(story([login(0, pc), logout(55, pc), kickAt(60)]).connections[0]?.cause).toBe("kicked");
    expect(story([login(0, pc), kickAt(60), logout(65, pc)]).verdicts.at(-1)).toBe("echo");
    expect(story([login(0, pc), kickAt(60), logout(65.001, pc)]).verdicts.at(-1)).toBe("unmatched");
  });

  it("have one echo each", () => {
    const { verdicts } = story([login(0, pc), kickAt(60), logout(61, pc), logout(62, pc)]);
    expect(verdicts).toEqual(["applied", "applied", "echo", "unmatched"]);
  });

  it("whose Logout came first have no echo any more", () => {
    const { verdicts } = story([login(0, pc), logout(59, pc), kickAt(60), logout(61, pc)]);
    expect(verdicts.at(-1)).toBe("unmatched");
  });

  it("within one platform: the echo never takes the newcomer offline", () => {
    const newcomer = login(60, { ip: "192.0.2.9", kicks: ["Android"] });
    const { online, verdicts } = story([login(0), newcomer, logout(60.2)]);
    expect(verdicts.at(-1)).toBe("echo");
    expect(online).toEqual(["android"]);
  });

  it("within one platform: a Logout from the newcomer's address is the newcomer's own", () => {
    const newcomer = login(60, { ip: "192.0.2.9", kicks: ["Android"] });
    const { online, connections } = story([login(0), newcomer, logout(62, { ip: "192.0.2.9" })]);
    expect(online).toEqual([]);
    expect(connections[1]).toEqual(ended("android", 60, 62, "logout"));
  });
});

describe("kicks by an administrator", () => {
  it.each([
    ["OpenKickInstance", { reason: "OpenKickInstance" }],
    ["the REST platform", { platform: "RESTAPI" }],
  ])("by %s close everything", (_, fields) => {
    const { connections } = story([login(0), login(1, { platform: "Web" }), logout(60, fields)]);
    expect(connections.map((c) => c.cause)).toEqual(["admin_kick", "admin_kick"]);
  });

  it("match nothing where nothing is open", () => {
    const { verdicts, connections } = story([logout(60, { reason: "OpenKickInstance", platform: "RESTAPI" })]);
    expect(verdicts).toEqual(["unmatched"]);
    expect(connections).toEqual([]);
  });
});

describe("timeouts", () => {
  it("cannot speak of a connection younger than 390 s", () => {
    const { verdicts, online } = story([login(0), login(100), timeOut(400)]);
    expect(verdicts.at(-1)).toBe("stale");
    expect(online).toEqual(["android"]);
  });

  it("close one of exactly 390 s", () => {
    expect(story([login(0), timeOut(390)]).connections).toEqual([ended("android", 0, 390, "timeout")]);
    expect(story([login(0), timeOut(389.999)]).verdicts.at(-1)).toBe("stale");
  });

  it("choose among those old enough, whatever the address of a younger one", () => {
    const { connections } = story(
      [login(0, { ip: "1.1.1.1" }), login(300, { ip: "2.2.2.2" }), timeOut(500, { ip: "2.2.2.2" })],
      { android: 2 },
    );
    expect(connections).toEqual([ended("android", 0, 500, "timeout"), open("android", 300)]);
  });
});

describe("listening that began in the middle", () => {
  it("records a connection of unknown start", () => {
    expect(story([logout(60)]).connections).toEqual([ended("android", null, 60, "logout")]);
    expect(story([timeOut(60)]).connections).toEqual([ended("android", null, 60, "timeout")]);
  });

  it("does so once a platform", () => {
    expect(story([linkClose(60), linkClose(70)]).verdicts).toEqual(["applied", "unmatched"]);
    expect(story([linkClose(60), linkClose(70, { platform: "Web" })]).verdicts).toEqual(["applied", "applied"]);
  });
});

describe("a platform that is not known", () => {
  it("means the only open connection", () => {
    expect(story([login(0), linkClose(60, { platform: null })]).connections).toEqual([
      ended("android", 0, 60, "link_close"),
    ]);
  });

  it("is not guessed among several", () => {
    const { online, connections } = story([
      login(0),
      login(1, { platform: "Web" }),
      linkClose(60, { platform: "Toaster" }),
    ]);
    expect(online).toEqual(["android", "web"]);
    expect(connections.at(-1)).toEqual(ended("unknown", null, 60, "link_close"));
  });

  it("prefers a connection that is itself of no known platform", () => {
    const { online } = story([login(0), login(1, { platform: null }), linkClose(60, { platform: null })]);
    expect(online).toEqual(["android"]);
  });

  it("is stale when the only connection is too young for a TimeOut", () => {
    expect(story([login(0), timeOut(60, { platform: null })]).verdicts.at(-1)).toBe("stale");
  });
});

describe("custom status", () => {
  it("never makes anyone online", () => {
    const { online, verdicts, connections } = story([setStatus(0, "busy")]);
    expect([online, connections, verdicts]).toEqual([[], [], ["status"]]);
  });

  it("lasts until the next value", () => {
    expect(story([login(0), setStatus(10, "busy"), setStatus(20, ""), setStatus(30, "会议中")]).statuses).toEqual([
      ["busy", 10, 20, false],
      ["", 20, 30, false],
      ["会议中", 30, null, false],
    ]);
  });

  it("is presumed cleared when the last connection closes, and only then", () => {
    const web = { platform: "Web" };
    const both = [login(0), login(1, web), setStatus(10, "busy"), logout(20)];
    expect(story(both).statuses).toEqual([["busy", 10, null, false]]);
    expect(story([...both, logout(30, web)]).statuses).toEqual([["busy", 10, 30, true]]);
    expect(story([setStatus(10, "busy"), linkClose(30)]).statuses).toEqual([["busy", 10, 30, true]]);
  });

  it("outlives a reconnection", () => {
    expect(story([login(0), setStatus(10, "busy"), login(20)]).statuses).toEqual([["busy", 10, null, false]]);
  });
});

describe("being online", () => {
  const spans = (...events: PresenceEvent[]) =>
    fold(EMPTY_STATE, events, {}).spans.map((s) => [(s.at - T0) / SECOND, s.until && (s.until - T0) / SECOND]);

  it("lasts from the first connection to the end of the last one", () => {
    const web = { platform: "Web" };
    expect(spans(login(0), login(10, web), logout(20), logout(30, web))).toEqual([[0, 30]]);
    expect(spans(login(0), logout(20), login(50))).toEqual([
      [0, 20],
      [50, null],
    ]);
  });

  it("is not interrupted by a reconnection in one callback, but by one in two", () => {
    expect(spans(login(0), login(20))).toEqual([[0, null]]);
    expect(spans(login(0), linkClose(20), login(20))).toEqual([
      [0, 20],
      [20, null],
    ]);
  });

  it("is not known before the end of a connection whose start was not seen", () => {
    expect(spans(linkClose(20))).toEqual([]);
  });
});

describe("kicks", () => {
  const kicks = (...events: PresenceEvent[]) => {
    const { kicks, connections } = fold(EMPTY_STATE, events, {});
    return kicks.map((k) => [
      k.no,
      k.by,
      k.kicked,
      k.rawKicked,
      connections.find((c) => c.no === k.connection?.no)?.endCause ?? null,
    ]);
  };

  it("name the connection that they ended, or none", () => {
    const both = { platform: "IOS", kicks: ["Android", "Toaster"] };
    expect(kicks(login(0), login(60, both))).toEqual([
      [0, "ios", "android", "Android", "kicked"],
      [1, "ios", "unknown", "Toaster", null],
    ]);
  });

  it("name a connection whose Logout came before the Login that kicked", () => {
    expect(kicks(login(0), logout(60), login(62, { platform: "IOS", kicks: ["Android"] }))).toEqual([
      [0, "ios", "android", "Android", "kicked"],
    ]);
  });
});

describe("a custom status", () => {
  it("knows what stood before it, which a presumed clearing is not", () => {
    const { statuses } = fold(
      EMPTY_STATE,
      [login(0), setStatus(1, "a"), setStatus(2, "b"), logout(9), setStatus(20, "c"), setStatus(30, "")],
      {},
    );
    expect(statuses.map((s) => [s.was, s.value])).toEqual([
      ["", "a"],
      ["a", "b"],
      ["", "c"],
      ["c", ""],
    ]);
  });
});

describe("order", () => {
  it("puts ends before starts within a millisecond", () => {
    const { connections } = story([
      login(60, { platform: "Web" }),
      linkClose(60, { platform: "Web" }),
      login(0, { platform: "Web" }),
    ]);
    expect(connections).toEqual([ended("web", 0, 60, "link_close"), open("web", 60)]);
  });

  it("shows an action it does not know without effect", () => {
    const { verdicts, online } = story([login(0), event(10, "TimeOut")]);
    expect(verdicts).toEqual(["applied", "unknown"]);
    expect(online).toEqual(["android"]);
  });

  it("lets a timeout that arrives after a reconnection, but happened before it, leave the user online", () => {
    expect(story([login(0), login(450), timeOut(440)]).online).toEqual(["android"]);
  });
});
