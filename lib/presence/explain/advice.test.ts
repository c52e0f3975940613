import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryContext, arbitraryEnd } from "../testing/arbitrary-ends";
import { contextOf, ELSEWHERE, endedConnection, HOME, reconnectAfter, burstOf } from "../testing/explain-examples";
import { explain } from "./explain";

const adviceKeys = (...input: Parameters<typeof explain>) =>
  explain(...input).advice.map(({ key }) => key.replace("advice.", ""));

it("gives one to three different sentences for any end", () => {
  fc.assert(
    fc.property(arbitraryEnd, arbitraryContext, (connection, context) => {
      const keys = adviceKeys(connection, context);
      expect(keys.length).toBeGreaterThanOrEqual(1);
      expect(keys.length).toBeLessThanOrEqual(3);
      expect(new Set(keys).size).toBe(keys.length);
    }),
    { numRuns: 300 },
  );
});

it("suggests a new password only if the kick may come from somebody else", () => {
  const kicked = endedConnection("kicked");
  expect(adviceKeys(kicked, contextOf(reconnectAfter(0, ELSEWHERE, "ios")))).toContain("change_password");
  expect(adviceKeys(kicked, contextOf(reconnectAfter(0, HOME, "ios")))).not.toContain("change_password");
});

it("asks for the network only while the client is not back", () => {
  expect(adviceKeys(endedConnection("timeout"), contextOf())).toContain("tell_check_network");
  const back = contextOf(reconnectAfter(60, HOME));
  expect(adviceKeys(endedConnection("timeout"), back)).not.toContain("tell_check_network");
});

it("puts an incident before everything else", () => {
  const burst = burstOf(100, 1);
  const keys = adviceKeys(endedConnection("link_close"), contextOf({ minute: burst, drops: 5 }));
  expect(keys.slice(0, 2)).toEqual(["check_incident", "tell_incident"]);
});
