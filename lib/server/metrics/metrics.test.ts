import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { db } from "../db/client";
import { receiveAndStore } from "../testing/post-callback";
import { callback, makeApp } from "../testing/callback";
import { parseOpenMetrics, parsePrometheusText, type Family } from "../testing/openmetrics";
import { processAll } from "../testing/process-all";
import * as appMetrics from "./app-metrics";
import { setFrontFigures } from "./front-figures";
import { chooseContentType, metrics } from "./metrics";
import { someFigures } from "./testing/some-figures";

const OPENMETRICS = "application/openmetrics-text";
/** What Prometheus 3 sends. */
const PROMETHEUS_ACCEPT =
  "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;" +
  "version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE app CASCADE`;
  // The answer of a test is forgotten after a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
});

const scrape = async (accept: string) =>
  (await metrics(new Headers({ accept, "x-forwarded-for": "127.0.0.1" }))).text();
const valuesOf = (families: readonly Family[], name: string) =>
  families.flatMap(({ samples }) => samples).filter((sample) => sample.name === name);

describe("metrics", () => {
  it("are valid in both formats, one after the other, with the same samples", async () => {
    await makeApp({ sdkAppId: "1400000001" });
    await makeApp({ sdkAppId: "1400000002" });
    const [openMetrics, text] = [await scrape(OPENMETRICS), await scrape("text/plain")];
    const again = await scrape(OPENMETRICS);
    const samplesOf = (families: readonly Family[]) =>
      families.flatMap(({ samples }) => samples.map(({ name, labels }) => ({ name, labels })));
    expect(samplesOf(parseOpenMetrics(openMetrics))).toEqual(samplesOf(parsePrometheusText(text)));
    expect(samplesOf(parseOpenMetrics(again))).toEqual(samplesOf(parseOpenMetrics(openMetrics)));
    for (const { help, type } of parseOpenMetrics(openMetrics)) {
      expect(help).toMatch(/^[A-Z].*\.$/);
      expect(["counter", "gauge", "histogram"]).toContain(type);
    }
  });

  it("report each app's callbacks, users and connections", async () => {
    await makeApp({ sdkAppId: "1400000000" });
    await makeApp({ sdkAppId: "1400000002", callbackTokens: ["secret"] });
    const login = callback({ body: { CallbackCommand: "State.StateChange", EventTime: Date.now(), Info: INFO } });
    await receiveAndStore(login);
    await receiveAndStore(login);
    await receiveAndStore(callback({ query: { SdkAppid: "1400000002" } }));
    await processAll();
    const families = parseOpenMetrics(await scrape(OPENMETRICS));
    const app = "1400000000";
    for (const [name, labels, value] of [
      ["rollcall_callbacks_accepted_total", { app }, 1],
      ["rollcall_callbacks_duplicate_total", { app }, 1],
      ["rollcall_callbacks_other_total", { app }, 0],
      ["rollcall_projection_backlog_users", { app }, 0],
      ["rollcall_live_streams_open", { app }, 0],
      ["rollcall_users_online", { app }, 1],
      ["rollcall_users_unverified", { app }, 0],
      ["rollcall_connections_open", { app, platform: "android" }, 1],
    ] as const)
      expect(valuesOf(families, name)).toContainEqual({ name, labels, value });
    const rejected = valuesOf(families, "rollcall_callbacks_rejected_total");
    expect(rejected.filter(({ value }) => value > 0).map(({ labels }) => labels.app)).toEqual(["1400000002"]);
    expect(valuesOf(families, "process_cpu_seconds_total")[0]?.value).toBeGreaterThan(0);
    expect(valuesOf(families, "process_resident_memory_bytes")[0]?.value).toBeGreaterThan(1e7);
  });

  it("are computed once for many requests at the same time", async () => {
    await makeApp();
    const read = vi.spyOn(appMetrics, "readAppMetrics");
    const texts = await Promise.all(Array.from({ length: 200 }, () => scrape(OPENMETRICS)));
    expect(new Set(texts).size).toBe(1);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
  });

  it.each([null, "unreachable"] as const)("report the front and the writer, if the outage is %s", async (kind) => {
    await makeApp();
    onTestFinished(() => setFrontFigures(null));
    const since = "2026-11-27T12:04:00.000Z";
    setFrontFigures({ ...someFigures(), database: kind && { kind, since, journalRecords: 2 } });
    const families = parseOpenMetrics(await scrape(OPENMETRICS));
    const text = parsePrometheusText(await scrape("text/plain"));
    for (const [name, labels, value] of [
      ["rollcall_database_up", {}, kind === null ? 1 : 0],
      ["rollcall_front_answers_total", { status: "200" }, 5],
      ["rollcall_front_answer_seconds_bucket", { le: "0.005" }, 2],
      ["rollcall_front_answer_seconds_bucket", { le: "+Inf" }, 5],
      ["rollcall_front_answer_seconds_count", {}, 5],
      ["rollcall_journal_wait_seconds", {}, 1.5],
      ["rollcall_writer_stored_total", {}, 3],
      ["rollcall_process_resident_memory_bytes", { process: "writer" }, 2e8],
    ] as const)
      for (const format of [families, text]) expect(valuesOf(format, name)).toContainEqual({ name, labels, value });
    expect(valuesOf(families, "rollcall_users_online")).toHaveLength(kind === null ? 1 : 0);
  });

  it("are for this machine only if no token is configured", async () => {
    const statusFor = async (address: string) => (await metrics(new Headers({ "x-forwarded-for": address }))).status;
    for (const address of ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])
      expect(await statusFor(address)).toBe(200);
    for (const address of ["203.0.113.7", "10.0.0.1", "::2", "127.evil.example", ""])
      expect(await statusFor(address)).toBe(403);
    expect((await metrics(new Headers())).status).toBe(403);
  });

  it("need the metrics token if one is configured", async () => {
    vi.resetModules();
    vi.stubEnv("ROLLCALL_METRICS_TOKEN", "let-me-in");
    const { metrics } = await import("./metrics");
    const statusFor = async (headers: HeadersInit) => (await metrics(new Headers(headers))).status;
    expect(await statusFor({})).toBe(401);
    expect(await statusFor({ authorization: "Bearer let-me" })).toBe(401);
    expect(await statusFor({ authorization: "Bearer let-me-in" })).toBe(200);
    vi.unstubAllEnvs();
  });
});

const INFO = { Action: "Login", To_Account: "ada", Reason: "Register" };

it.each([
  [PROMETHEUS_ACCEPT, OPENMETRICS],
  ["application/openmetrics-text", OPENMETRICS],
  ["text/plain, application/openmetrics-text;q=0.9", "text/plain"],
  ["text/plain;q=0.5, application/openmetrics-text", OPENMETRICS],
  ["*/*", "text/plain"],
  ["text/html,*/*;q=0.8", "text/plain"],
  ["application/json", "text/plain"],
  [null, "text/plain"],
])("chooses for Accept: %s the format %s", (accept, format) => {
  expect(chooseContentType(accept)).toContain(`${format};`);
});

const histogram = (first: number, last: number, count: number) =>
  `# HELP a_b Help.\n# TYPE a_b histogram\na_b_bucket{le="1"} ${first}\na_b_bucket{le="+Inf"} ${last}\n` +
  `a_b_sum 3\na_b_count ${count}\n# EOF\n`;

describe("the parser of this test", () => {
  const head = "# HELP a_b Help.\n# TYPE a_b counter\n";
  it("accepts valid text", () => {
    const [family] = parseOpenMetrics(`${head}a_b_total{x="1,\\"}",y="\\\\"} 1.5e3\na_b_total 2\n# EOF\n`);
    expect(family?.samples[0]).toEqual({ name: "a_b_total", labels: { x: '1,"}', y: "\\" }, value: 1500 });
  });

  it("accepts a valid histogram", () => {
    expect(parseOpenMetrics(histogram(1, 2, 2))[0]?.samples).toHaveLength(4);
  });

  it.each([
    ["no end", `${head}a_b_total 1\n`],
    ["a blank line", `${head}\na_b_total 1\n# EOF\n`],
    ["a counter without _total", `${head}a_b 1\n# EOF\n`],
    ["a sample of another family", `${head}c_total 1\n# EOF\n`],
    ["a sample that occurs twice", `${head}a_b_total{x="1"} 1\na_b_total{x="1"} 2\n# EOF\n`],
    ["a family in two blocks", `${head}a_b_total 1\n# TYPE c gauge\nc 1\n${head}# EOF\n`],
    ["a label without quotes", `${head}a_b_total{x=1} 1\n# EOF\n`],
    ["a label that occurs twice", `${head}a_b_total{x="1",x="2"} 1\n# EOF\n`],
    ["an unescaped quote", `${head}a_b_total{x="1"2"} 1\n# EOF\n`],
    ["no value", `${head}a_b_total \n# EOF\n`],
    ["a negative counter", `${head}a_b_total -1\n# EOF\n`],
    ["a histogram whose buckets go down", histogram(2, 1, 1)],
    ["a histogram whose last bucket is not its count", histogram(1, 2, 3)],
    ["an unknown type", `# TYPE a_b summary\na_b 1\n# EOF\n`],
  ])("refuses %s", (_name, text) => {
    expect(() => parseOpenMetrics(text)).toThrow();
  });
});
