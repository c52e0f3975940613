import fc from "fast-check";
import { expect, it } from "vitest";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { causeMatrix } from "./causes";

const entry = fc.record({
  cause: fc.constantFrom(...END_CAUSES),
  platform: fc.constantFrom(...PLATFORMS),
  connections: fc.integer({ min: 1, max: 1000 }),
});
const entries = fc.uniqueArray(entry, { selector: ({ cause, platform }) => `${cause} ${platform}` });

it("adds up across and down", () => {
  fc.assert(
    fc.property(entries, (causes) => {
      const total = causes.reduce((sum, { connections }) => sum + connections, 0);
      const matrix = causeMatrix({ total, causes });
      expect(matrix.rows.reduce((sum, row) => sum + row.connections, 0)).toBe(total);
      expect(matrix.platforms.reduce((sum, column) => sum + column.connections, 0)).toBe(total);
      for (const row of matrix.rows)
        expect([...row.byPlatform.values()].reduce((a, b) => a + b, 0)).toBe(row.connections);
    }),
  );
});

it("names the most frequent first and nothing that did not occur", () => {
  const { rows, platforms } = causeMatrix({
    total: 5,
    causes: [
      { cause: "logout", platform: "web", connections: 2 },
      { cause: "timeout", platform: "ios", connections: 3 },
    ],
  });
  expect(rows.map((row) => row.cause)).toEqual(["timeout", "logout"]);
  expect(platforms.map((column) => column.platform)).toEqual(["ios", "web"]);
});
