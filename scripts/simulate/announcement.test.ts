import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { newMarker } from "@/lib/contracts/markers";
import { DAY, MINUTE } from "@/lib/time/units";
import { announcementOf } from "./announcement";
import { readOptions } from "./options";
import { planRun } from "./plan";

const NOW = Date.UTC(2026, 2, 4, 12);
const RELEASE = ["--situation", "release", "--api-token", "secret", "--platform", "ios", "--marker", "release 9"];
let server: http.Server | null = null;
afterEach(() => server?.close());

/** What `/api/v1/markers` of a stand-in gets. */
async function play(status: number, ...args: string[]) {
  const posted: { url: string | undefined; token: string | undefined; body: unknown }[] = [];
  server = http.createServer((request, response) => {
    request.setEncoding("utf8").once("data", (body: string) => {
      posted.push({ url: request.url, token: request.headers.authorization, body: JSON.parse(body) });
      response.writeHead(status).end('{"detail":"no"}');
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/callback`;
  const options = readOptions(["--app", "1400000000", "--url", url, ...args]);
  if (options === null) throw new Error("help was asked for");
  const run = planRun(
    { ...options, users: 20 },
    () => NOW,
    () => undefined,
  );
  return { posted, run, announcement: announcementOf(options, run, () => undefined) };
}

describe("the marker of a release", () => {
  it("is posted once, when the release begins", async () => {
    const { posted, announcement } = await play(200, ...RELEASE, "--after", "2m");
    await announcement.postIfDue(NOW + 2 * MINUTE - 1);
    expect(posted).toEqual([]);
    for (let i = 0; i < 3; i++) await announcement.postIfDue(NOW + 2 * MINUTE + i);
    expect(posted).toEqual([
      {
        url: "/api/v1/markers?app=1400000000",
        token: "Bearer secret",
        body: { at: "2026-03-04T12:02:00.000Z", text: "release 9", platform: "ios", source: "simulator" },
      },
    ]);
    expect(newMarker.safeParse(posted[0]?.body).success).toBe(true);
  });

  it("lies two thirds into a history, where the incident of the release begins", async () => {
    const { posted, run, announcement } = await play(200, ...RELEASE, "--backfill", "3d");
    expect(run.options.incidents).toMatchObject([{ after: 2 * DAY, platform: "ios", minutes: Infinity }]);
    await announcement.postIfDue(NOW);
    expect(posted).toMatchObject([{ body: { at: "2026-03-03T12:00:00.000Z" } }]);
  });

  it("that is refused ends the run with the answer", async () => {
    const { announcement } = await play(403, ...RELEASE);
    await expect(announcement.postIfDue(NOW + DAY)).rejects.toThrow('403: {"detail":"no"}');
  });

  it("is not posted for anything else", async () => {
    const { posted, announcement } = await play(200, "--situation", "platform");
    await announcement.postIfDue(NOW + DAY);
    expect(posted).toEqual([]);
  });
});
