import { expect, it } from "vitest";
import type { Connection } from "@/lib/contracts/user";
import { offlineReason } from "./why-offline";

const ended = "2026-11-22T13:10:50.000Z";
const from = "2026-11-22T13:04:10.000Z";
const to = "2026-11-22T13:06:10.000Z";

function connection(fields: Partial<Connection>): Connection {
  return {
    platform: "android", clientIp: null, startedAt: "2026-11-22T12:00:00.000Z", endedAt: ended, endCause: "timeout",
    kickedBy: null, offlineWindow: { from, to }, startEventId: null, endEventId: null,
    notes: [], explanation: null, ...fields,
  };
}

it("dates a timeout to the silence, not to its discovery, and says about", () => {
  expect(offlineReason(connection({}))).toEqual({ sentence: "why_timeout", since: from, about: true, from, to });
});

it.each([
  [{ endCause: "logout" }, "why_logout", false],
  [{ endCause: "kicked", kickedBy: "web" }, "why_kicked", false],
  [{ endCause: "kicked", kickedBy: null }, "why_kicked_unknown", false],
  [{ endCause: "admin_kick" }, "why_admin_kick", false],
  [{ endCause: "link_close" }, "why_link_close", true],
  [{ endCause: "link_close", platform: "web" }, "why_link_close_web", true],
  [{ endCause: "other" }, "why_other", true],
] as const)("%j is told by %s", (fields, sentence, about) => {
  expect(offlineReason(connection(fields))).toMatchObject({ sentence, about, since: ended });
});

it("has nothing to tell of an open connection", () => {
  expect(offlineReason(connection({ endedAt: null, endCause: null }))).toBeNull();
});
