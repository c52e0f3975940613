import { describe, expect, it } from "vitest";
import { readOptions, UsageError } from "./options";

const APP = ["--app", "1400000000"];

describe("the command line", () => {
  it("runs live at 50 callbacks a second by default", () => {
    expect(readOptions(APP)).toMatchObject({
      mode: "live",
      rate: 50,
      users: 200,
      duplicates: 0.05,
      reorder: 0.05,
      loss: 0,
      seed: 1,
      concurrency: 64,
      duration: Infinity,
      token: null,
      check: false,
    });
  });

  it("reads spans, shares, instances and groups", () => {
    const args = ["--backfill", "7d", "--live", "--instances", "web=3,ios=2", "--exclusive", "ios,web;mac,linux"];
    expect(readOptions([...APP, ...args])).toMatchObject({
      mode: "backfill",
      backfill: 604_800_000,
      live: true,
      policy: {
        max: { web: 3, ios: 2 },
        exclusive: [
          ["ios", "web"],
          ["mac", "linux"],
        ],
      },
    });
    expect(readOptions([...APP, "--count", "10", "--start", "2026-03-01T00:00:00+08:00"])).toMatchObject({
      mode: "count",
      count: 10,
      start: Date.UTC(2026, 1, 28, 16),
    });
  });

  it("reads a situation, and when it begins", () => {
    expect(readOptions([...APP, "--situation", "long", "--minutes", "45", "--after", "10m"])).toMatchObject({
      situation: { name: "long", minutes: 45 },
      after: 600_000,
    });
    expect(readOptions([...APP, "--situation", "network", "--network", "100.64.0.0/10"])).toMatchObject({
      situation: { name: "network", minutes: 30, network: "100.64.0.0/10" },
      after: null,
    });
    expect(readOptions(APP)).toMatchObject({ situation: null });
  });

  it("returns null for --help", () => {
    expect(readOptions(["--help"])).toBeNull();
  });

  it.each([
    ["no app", [], "--app"],
    ["an unknown option", [...APP, "--cuont", "5"], "--cuont"],
    ["a value that looks like an option", [...APP, "--tag", "-x"], "--tag=-XYZ"],
    ["a count that is no number", [...APP, "--count", "many"], "--count"],
    ["a share above one", [...APP, "--duplicates", "5"], "--duplicates"],
    ["an empty number", [...APP, "--rate", ""], "--rate"],
    ["half a user", [...APP, "--users", "1.5"], "--users"],
    ["two lengths at once", [...APP, "--count", "5", "--duration", "1m"], "exclude"],
    ["a span without unit", [...APP, "--backfill", "7"], "--backfill"],
    ["a start without zone", [...APP, "--count", "5", "--start", "2026-03-01"], "--start"],
    ["a live run from the past", [...APP, "--start", "2026-03-01T00:00:00Z"], "--start"],
    ["a live run without rate", [...APP, "--rate", "0"], "--rate"],
    ["a check without token", [...APP, "--count", "5", "--check"], "--api-token"],
    ["an address that is none", [...APP, "--url", "localhost:3000"], "--url"],
    ["an address with a query", [...APP, "--url", "http://localhost/x?a=1"], "--url"],
    ["a situation that is none", [...APP, "--situation", "flood"], "long, network, platform, release"],
    ["two kinds of incidents", [...APP, "--situation", "long", "--incident"], "--incident"],
    ["a situation of no minutes", [...APP, "--situation", "long", "--minutes", "0"], "--minutes"],
    ["the length of a release", [...APP, "--situation", "release", "--minutes", "5"], "--minutes"],
    ["minutes of nothing", [...APP, "--minutes", "5"], "--minutes"],
    ["a network that is none", [...APP, "--situation", "network", "--network", "office"], "--network"],
    ["a network of all", [...APP, "--situation", "long", "--network", "203.0.113.0/24"], "--network"],
    ["a situation on no platform", [...APP, "--situation", "platform", "--platform", "toaster"], "toaster"],
    ["a release without token", [...APP, "--situation", "release"], "--api-token"],
    ["days without database", [...APP, "--backfill", "1d", "--keep", "30"], "--keep"],
    ["a release without server", [...APP, "--situation", "release", "--backfill", "1d", "--direct"], "--direct"],
    ["a platform that is none", [...APP, "--instances", "toaster=2"], "--instances"],
  ])("refuses %s in one sentence", (_, args, named) => {
    const attempt = () => readOptions(args);
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(named);
    expect(attempt).not.toThrow("\n");
  });
});
