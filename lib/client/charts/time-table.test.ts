import { describe, expect, it } from "vitest";
import { timeTable } from "./time-table";

const FROM = Date.parse("2026-11-22T10:00:00Z");
const HOUR = 3_600_000;

describe("the table of a time chart", () => {
  const table = timeTable({
    points: [{ t: FROM, to: FROM + HOUR, values: { logins: 1200, kicks: null } }],
    series: [
      { key: "logins", label: "Logins", colour: "red", type: "bar" },
      { key: "kicks", label: "Kicks", colour: "blue", type: "bar" },
    ],
    zone: "UTC",
    locale: "en",
    timeColumn: "Time (UTC)",
    format: (value) => `${value}!`,
    hrefOf: (point, key) => `/events?at=${point.t}${key === undefined ? "" : `&of=${key}`}`,
  });

  it("has a column per series", () => expect(table.columns).toEqual(["Time (UTC)", "Logins", "Kicks"]));

  it("has a row per point, whose cells lead to their lists", () => {
    expect(table.rows).toMatchObject([
      {
        key: String(FROM),
        cells: [
          { at: FROM, href: `/events?at=${FROM}` },
          { text: "1200!", value: 1200, href: `/events?at=${FROM}&of=logins` },
          { text: "–", value: null },
        ],
      },
    ]);
  });

  it("has no link for a value that is not known", () => {
    expect(table.rows[0]?.cells[2]?.href).toBeUndefined();
  });
});
