import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/simulate/evaluate/evaluate";
import { HOUR } from "@/lib/time/units";
import { readOptions } from "./options";
import { agreementTable, documentedTable, reasonsTable, seedsTable } from "./report";
import { percent, spread, table } from "./table";

describe("the command line", () => {
  it("has the defaults that its help names, and takes others", () => {
    expect(readOptions([])).toMatchObject({
      seeds: 20,
      users: 300,
      days: 2,
      incidents: 1,
      faults: { duplicates: 0.05, reorder: 0.05, loss: 0.01 },
    });
    expect(readOptions(["--seeds", "3", "--loss", "0"])).toMatchObject({ seeds: 3, faults: { loss: 0 } });
    expect(readOptions(["-h"])).toBeNull();
  });

  it.each([
    [["--seeds", "0"], /--seeds/],
    [["--days", "1.5"], /whole/],
    [["--loss", "1"], /--loss/],
    [["--users", ""], /--users/],
    [["--frogs"], /frogs/],
  ])("rejects %j with a message", (args, sentence) => expect(() => readOptions(args)).toThrow(sentence));
});

it("aligns the columns of a table, numbers to the right", () => {
  expect(
    table([
      ["a", "n"],
      ["long", "7"],
      ["b", "1234"],
    ]),
  ).toBe("a        n\n----  ----\nlong     7\nb     1234");
  expect(spread([0.5, 1, 0.75])).toEqual({ mean: 0.75, min: 0.5, max: 1 });
  expect(percent(0.98765)).toBe("98.77 %");
});

it("reports every seed with mean, minimum and maximum, every receiver, every reason and every documented row", () => {
  const faults = { duplicates: 0.05, reorder: 0.05, loss: 0.01, lateBy: HOUR };
  const evaluations = [1, 2].map((seed) => evaluate({ seed, users: 20, days: 1, incidents: 0, faults }));
  expect(
    seedsTable(evaluations)
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(["seed", "----", "1", "2", "mean", "min", "max"]);
  expect(agreementTable(evaluations)).toMatch(/naive receiver/);
  expect(reasonsTable(evaluations)).toMatch(/network_switched +\d+/);
  expect(documentedTable()).toMatch(/native-network .*network_lost 0\.\d\d +likely +first/);
});
