import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import type { ExportKey } from "@/lib/contracts/endpoint-types";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { appNamed } from "@/lib/server/apps/registry";
import { db, Prisma } from "@/lib/server/db/client";
import { MAX_SNAPSHOTS, openSnapshot, openSnapshots } from "@/lib/server/db/snapshot";
import { csvFormatFor } from "@/lib/server/exports/csv-table";
import { csvStream } from "@/lib/server/exports/stream";
import { eventsTable } from "@/lib/server/exports/tables/events";
import { DAY } from "@/lib/time/units";
import { AUTHORIZATION, call, problemOf, read, type LooseQuery } from "../testing/client";
import { callCsv, EVENTS, events, rowsOf, store, storeEvents, T0 } from "./testing/events";

let appId = 0;
beforeAll(async () => void (appId = await storeEvents()));
afterEach(() => vi.waitFor(() => expect(openSnapshots()).toBe(0)));

describe("an export as a file", () => {
  const textOf = async (query: LooseQuery = {}) => {
    const response = await callCsv("GET exports/users.csv", query);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
  };

  it("starts with a byte order mark, unless the query turns it off", async () => {
    expect((await textOf()).startsWith("\uFEFFUserID,State,")).toBe(true);
    expect((await textOf({ bom: "0", lang: "zh-CN" })).startsWith("UserID,状态,")).toBe(true);
  });

  it("writes each time with the offset that the zone has at that time", async () => {
    const query = { user: "alice", bom: "0" };
    const [first] = (await rowsOf("GET exports/events.csv", { ...query, tz: "America/St_Johns" })).slice(-1);
    expect(first?.["Event time"]).toBe("2026-03-28T22:00:00.007-02:30");
    const berlin = (await rowsOf("GET exports/events.csv", { bom: "0", tz: "Europe/Berlin" }))
      .map((row) => row["Event time"] ?? "")
      .reverse();
    // At 01:00 UTC, clocks in Berlin went from 02:00 to 03:00.
    expect(berlin.slice(1_799, 1_801)).toEqual(["2026-03-29T01:59:59.007+01:00", "2026-03-29T03:00:00.007+02:00"]);
  });

  it("names the file and its type", async () => {
    const response = await callCsv("GET exports/events.csv", { tz: "Pacific/Kiritimati" });
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Pacific/Kiritimati" }).format(new Date());
    const name = `rollcall-events-${day}.csv`;
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    );
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("cache-control")).toBe("no-store");
    await response.body?.cancel();
  });

  // A token cannot export the audit, see audit.test.ts.
  it.each(Object.keys(ENDPOINTS).filter((key) => key.endsWith(".csv") && !key.includes("audit")) as ExportKey[])(
    "%s is saved under its own name",
    async (key) => {
      const response = await callCsv(key);
      const name = /exports\/(.+)\.csv$/.exec(key)?.[1] ?? "";
      expect(response.headers.get("content-disposition")).toContain(`"rollcall-${name}-`);
      await response.body?.cancel();
    },
  );

  it("refuses the queries that the list refuses", async () => {
    for (const query of [
      { platform: "toaster" },
      { tz: "Mars/Olympus" },
      { lang: "fr" },
      { network: "1.2.3.4/99" },
    ] as LooseQuery[]) {
      const response = await callCsv("GET exports/connections.csv", query);
      expect(response.status).toBe(400);
      expect((await problemOf(response)).detail).toContain(Object.keys(query)[0]);
    }
  });
});

describe("a running export", () => {
  const start = async () => {
    const { body } = await callCsv("GET exports/events.csv", { bom: "0" });
    if (body === null) throw new Error("an export without a body");
    const reader = body.getReader();
    const first = await reader.read();
    return { reader, text: new TextDecoder().decode(first.value) };
  };
  const backends = () => db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rollcall export'`;

  it("has no event that is stored after it started", async () => {
    const before = (await read("GET events", { app: "1", limit: 1 })).events[0]?.id;
    const { reader, text } = await start();
    await store(appId, events(40, T0 + DAY));
    const decoder = new TextDecoder();
    let csv = text;
    for (let next = await reader.read(); !next.done; next = await reader.read())
      csv += decoder.decode(next.value, { stream: true });
    const [, newest, ...rest] = parseCsv(csv);
    expect(newest).toContain(before);
    expect(rest).toHaveLength(EVENTS - 1);
    await db().$executeRaw`DELETE FROM event WHERE event_time >= ${new Date(T0 + DAY)}`;
  });

  it("ends its query when the client disconnects", async () => {
    const { reader } = await start();
    expect(await backends()).toHaveLength(1);
    await reader.cancel();
    expect(openSnapshots()).toBe(0);
    await vi.waitFor(async () => expect(await backends()).toHaveLength(0));
  });

  it("ends while a query is still running", async () => {
    const snapshot = await openSnapshot();
    const searching = expect(snapshot.query(Prisma.sql`SELECT pg_sleep(600)`)).rejects.toThrow();
    await vi.waitFor(async () =>
      expect(
        await db().$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      ).toHaveLength(1),
    );
    await snapshot.close();
    await searching;
    await vi.waitFor(async () => expect(await backends()).toHaveLength(0));
  });

  it("fails when the database fails, and does not end early", async () => {
    const { reader } = await start();
    const [backend] = await backends();
    await db().$queryRaw`SELECT pg_terminate_backend(${backend?.pid ?? 0}::int)`;
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
  });

  it("is refused as busy when too many are running", async () => {
    const running = await Promise.all(Array.from({ length: MAX_SNAPSHOTS }, openSnapshot));
    const refused = await callCsv("GET exports/events.csv");
    expect(refused.status).toBe(503);
    expect((await problemOf(refused)).code).toBe("busy");
    await Promise.all(running.map((snapshot) => snapshot.close()));
    const { reader } = await start();
    await reader.cancel();
  });

  it("is refused to who has two running already, until one of them ends", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    const refused = await callCsv("GET exports/events.csv");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    expect((await problemOf(refused)).code).toBe("quota");
    await first.reader.cancel();
    const third = await start();
    await Promise.all([second.reader.cancel(), third.reader.cancel()]);
  });

  it("ends with a client that leaves before anybody reads the answer", async () => {
    // One more than may run at the same time.
    for (let n = 0; n < 3; n++) {
      const stop = new AbortController();
      const init = { headers: AUTHORIZATION, signal: stop.signal };
      expect((await call("GET exports/events.csv", { app: "1" }, init)).status).toBe(200);
      stop.abort();
      await expect.poll(() => openSnapshots()).toBe(0);
      expect((await call("GET exports/events.csv", { app: "1" }, init)).status).toBe(410);
    }
  });

  it("fails when it takes too long, and does not end early", async () => {
    const app = await appNamed("1");
    const table = await eventsTable(app, {}, csvFormatFor(app, { lang: "en", tz: "UTC" }, new Date()));
    const exporter = { owner: "slow", signal: new AbortController().signal, mayGoOn: () => Promise.resolve(true) };
    const { body } = await csvStream(table, false, { ...exporter, maxMs: 50 });
    const reader = body.getReader();
    await reader.read();
    await expect.poll(() => openSnapshots()).toBe(0);
    await expect(reader.read()).rejects.toThrow("takes too long");
  });
});
