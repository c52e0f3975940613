import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { connectionsFilter, connectionsQuery } from "@/lib/contracts/connections";
import { duplicatesFilter, duplicatesQuery } from "@/lib/contracts/duplicates";
import { eventsFilter, eventsQuery } from "@/lib/contracts/event";
import { rejectedFilter, rejectedQuery } from "@/lib/contracts/health";
import { kicksFilter, kicksQuery } from "@/lib/contracts/kicks";
import { kickedUsersFilter, kickedUsersQuery } from "@/lib/contracts/stats/kicks";
import { statusesFilter, statusesQuery } from "@/lib/contracts/statuses";
import { usersFilter, usersQuery } from "@/lib/contracts/users";
import { VERDICTS } from "@/lib/presence/types";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { db } from "../db/client";
import { drain } from "../project/drain";
import type { NewEvent } from "../receive/judge";
import { rollup } from "../rollup/rollup";
import { makeApp } from "../testing/callback";
import { anyHistory, store } from "../testing/history";
import { processAll } from "../testing/process-all";
import * as counts from "./counts";
import { listConnections } from "./connections/list";
import { listKicks } from "./connections/kicks";
import { listDuplicates } from "./events/duplicates";
import { listEvents } from "./events/list";
import { listRejected } from "./health/rejected";
import { listKickedUsers } from "./stats/kicked-users";
import { listUsers } from "./users/list";
import { listStatuses } from "./users/statuses";

const APP = "1400000000";
const T0 = Date.UTC(2026, 0, 15, 12);
const at = (ms: number) => new Date(T0 + ms).toISOString();
/** In the middle of the traffic, so that something lies on either side. */
const FROM = at(5 * MINUTE);
const TO = at(8 * HOUR);

/** Values of every field of a filter, as a query has them. A field without samples does not compile. */
type Samples<Filter extends z.ZodObject> = { [Field in keyof Filter["shape"]]: readonly [string, ...string[]] };

const events: Samples<typeof eventsFilter> = {
  app: [APP],
  from: [FROM],
  to: [TO],
  weekday: ["4", "6"],
  hour: ["20", "12"],
  weekTz: ["UTC"],
  receivedFrom: [FROM],
  receivedTo: [TO],
  minDelayMs: ["1000", "1234"],
  maxDelayMs: ["600000", "-500"],
  user: ["alice"],
  action: ["Login", "CustomStatusChange"],
  reason: ["Register", "TimeOut"],
  platform: ["ios"],
  verdict: ["applied", ...VERDICTS],
  late: ["true", "false"],
  status: ["busy", ""],
  network: ["1.1.1.0/24", "none"],
  networkName: ["Office", ""],
};
const connections: Samples<typeof connectionsFilter> = {
  app: [APP],
  from: [FROM],
  to: [TO],
  weekday: ["4", "6"],
  hour: ["20", "12"],
  weekTz: ["UTC"],
  openAt: [FROM],
  openTo: [TO],
  touchedFrom: [FROM],
  touchedTo: [TO],
  user: ["alice"],
  platform: ["ios"],
  cause: ["link_close,timeout", "superseded"],
  kickedBy: ["web"],
  network: ["1.1.1.0/24", "none"],
  networkName: ["Office", ""],
  outside: ["1.1.1.0/24"],
  previousCause: ["superseded"],
  statusAtEnd: ["busy"],
  knownStart: ["true", "false"],
  minMs: ["1000"],
  maxMs: ["60000"],
};
const kicks: Samples<typeof kicksFilter> = {
  app: [APP],
  from: [FROM],
  to: [TO],
  user: ["alice"],
  by: ["ios"],
  kicked: ["android"],
  known: ["true", "false"],
};
const statuses: Samples<typeof statusesFilter> = {
  app: [APP],
  from: [FROM],
  to: [TO],
  user: ["alice"],
  value: ["busy", ""],
  was: ["busy", ""],
  except: ['["busy"]', '[["","busy"]]'],
  ended: ["true", "false"],
  presumed: ["true", "false"],
};
const users: Samples<typeof usersFilter> = {
  app: [APP],
  q: ["ali", ""],
  state: ["online", "offline", "unverified"],
  platform: ["ios"],
  status: ["busy", ""],
  statusExcept: ['["busy"]'],
  cause: ["link_close"],
  flapping: ["true", "false"],
  seenFrom: [FROM],
  seenTo: [TO],
  endedFrom: [FROM],
  endedTo: [TO],
  back: ["back", "away", "stayed"],
  backWithinMs: ["60000"],
  onlineAt: [FROM],
};
const duplicates: Samples<typeof duplicatesFilter> = { app: [APP], from: [FROM], to: [TO], user: ["alice"] };
const rejected: Samples<typeof rejectedFilter> = { app: [APP], cause: ["signature", "field"] };
const kickedUsers: Samples<typeof kickedUsersFilter> = {
  app: [APP],
  from: [FROM],
  to: [TO],
  tz: ["UTC"],
  by: ["ios"],
  kicked: ["android"],
};

type Query = Record<string, string>;
interface Subject {
  filter: z.ZodObject;
  samples: Record<string, readonly string[]>;
  /** Rows of the list: at most one page, which holds all. */
  list: (query: Query) => Promise<number>;
  count: (query: Query) => Promise<number>;
}

function subject<Q extends z.ZodObject>(
  filter: z.ZodObject,
  samples: Record<string, readonly string[]>,
  query: Q,
  list: (query: z.output<Q>, now: Date) => Promise<object>,
  count: (query: z.output<Q>) => Promise<{ count: number }>,
): Subject {
  return {
    filter,
    samples,
    list: async (given) => {
      const { nextCursor, ...answer } = (await list(query.parse({ ...given, limit: "500" }), new Date())) as {
        nextCursor: string | null;
      };
      expect(nextCursor).toBeNull();
      return Object.values(answer).find(Array.isArray)?.length ?? -1;
    },
    count: async (given) => (await count(query.parse(given))).count,
  };
}

const SUBJECTS: Record<string, Subject> = {
  events: subject(eventsFilter, events, eventsQuery, listEvents, counts.countEvents),
  connections: subject(connectionsFilter, connections, connectionsQuery, listConnections, counts.countConnections),
  kicks: subject(kicksFilter, kicks, kicksQuery, listKicks, counts.countKicks),
  statuses: subject(statusesFilter, statuses, statusesQuery, listStatuses, counts.countStatuses),
  users: subject(usersFilter, users, usersQuery, listUsers, counts.countUsers),
  duplicates: subject(duplicatesFilter, duplicates, duplicatesQuery, listDuplicates, counts.countDuplicates),
  rejected: subject(rejectedFilter, rejected, rejectedQuery, listRejected, counts.countRejected),
  "kicked users": subject(kickedUsersFilter, kickedUsers, kickedUsersQuery, listKickedUsers, counts.countKickedUsers),
};

/** Every sample of every field alone, and with every sample of every other field. */
function combinations(samples: Record<string, readonly string[]>): Query[] {
  const single = Object.entries(samples).flatMap(([field, values]) => values.map((value) => ({ field, value })));
  const pairs = single.flatMap((a, i) => single.slice(i + 1).flatMap((b) => (a.field === b.field ? [] : [[a, b]])));
  return [[], ...single.map((one) => [one]), ...pairs].map((given) =>
    Object.fromEntries(given.map(({ field, value }) => [field, value])),
  );
}

/** What a list or its count answers; the message if it refuses the query. */
const outcome = (work: Promise<number>) => work.catch((error: unknown) => String(error));

async function expectCountsOfLists({ samples, list, count }: Subject): Promise<void> {
  const queries = combinations(samples);
  for (let i = 0; i < queries.length; i += 4) {
    await Promise.all(
      queries.slice(i, i + 4).map(async (query) => {
        const [rows, counted] = await Promise.all([outcome(list(query)), outcome(count(query))]);
        expect({ query, count: counted }).toEqual({ query, count: rows });
      }),
    );
  }
}

/** The same traffic every time: it meets in few minutes, out of order, with a clock that runs ahead. */
function traffic(): NewEvent[] {
  const [sample = [], more = []] = fc.sample(
    anyHistory.filter((events) => events.length > 60),
    { numRuns: 2, seed: 7 },
  );
  const known = new Set(sample.map((e) => `${e.userId} ${e.time} ${e.identity}`));
  const all = [...sample, ...more.filter((e) => !known.has(`${e.userId} ${e.time} ${e.identity}`))];
  const ahead = all.slice(0, 3).map((e): NewEvent => ({ ...e, time: e.time + 3 * DAY, eventTime: e.time + 3 * DAY }));
  return [...all, ...ahead];
}

beforeAll(async () => {
  const { id: appId } = await makeApp({ sdkAppId: APP, maxInstances: { web: 2 } });
  const all = traffic();
  const third = Math.ceil(all.length / 3);
  // The last third waits to be folded, and what was folded of the second has no rollups yet.
  await store(appId, all.slice(0, third));
  await processAll();
  await store(appId, all.slice(third, 2 * third));
  await drain();
  await rollup(new Date(T0 + 10 * MINUTE));
  await store(appId, all.slice(third / 2, 2 * third));
  await store(appId, all.slice(2 * third));
  await db().rejected.createMany({
    data: (["signature", "field", "field"] as const).map((cause, i) => ({
      ...{ appId: i === 0 ? 0 : appId, receivedAt: new Date(T0), cause, error: "", method: "POST", path: "/" },
      ...{ query: "", body: Buffer.from(""), bodyBytes: 0 },
    })),
  });
}, 60_000);

describe.each(Object.entries(SUBJECTS))("the filter of %s", (_, subject) => {
  it("has samples of every field", () => {
    expect(Object.keys(subject.samples).sort()).toEqual(Object.keys(subject.filter.shape).sort());
  });

  it("gives as many rows as it counts, while some events are not folded and some rollups are stale", async () => {
    expect(await subject.list({})).toBeGreaterThan(0);
    await expectCountsOfLists(subject);
  }, 240_000);
});

describe("when all is folded and summed", () => {
  beforeAll(processAll, 60_000);

  it.each(Object.entries(SUBJECTS))(
    "the filter of %s gives as many rows as it counts",
    async (_, subject) => {
      await expectCountsOfLists(subject);
    },
    240_000,
  );
});
