import fc from "fast-check";
import { expect, it } from "vitest";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { toCsv, toTsv, type TableData } from "./table";

const table: TableData = {
  columns: ["Status", "Users", "Since"],
  rows: [
    {
      key: "a",
      cells: [
        { text: "=1+1" },
        { text: "−1.2K", value: -1234 },
        { text: "yesterday", at: Date.UTC(2026, 10, 22, 2, 0, 0, 7) },
      ],
    },
    { key: "b", cells: [{ text: "two\tcells\nno" }, { text: "–", value: null }, { text: "–", at: null }] },
  ],
};

it("copies numbers in full, keeps rows whole and defuses formulas in texts alone", () => {
  expect(toTsv(table)).toBe("Status\tUsers\tSince\n'=1+1\t-1234\tyesterday\ntwo cells no\t\t–");
});

it("saves numbers in full, moments with their offset, and defuses formulas in texts alone", () => {
  expect(toCsv(table, "Asia/Shanghai")).toBe(
    'Status,Users,Since\r\n\'=1+1,-1234,2026-11-22T10:00:00.007+08:00\r\n"two\tcells\nno",,\r\n',
  );
});

it("saves and copies a row that ends early as long as the others", () => {
  const short = { columns: ["a", "b", "c"], rows: [{ key: "", cells: [{ text: "x" }] }] };
  expect(toCsv(short, "UTC")).toBe("a,b,c\r\nx,,\r\n");
  expect(toTsv(short)).toBe("a\tb\tc\nx\t\t");
});

it("saves every row and every cell, whatever they hold", () => {
  const cells = fc.tuple(
    fc.string({ unit: "grapheme" }),
    fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })),
  );
  fc.assert(
    fc.property(fc.array(cells), (rows) => {
      const data = {
        columns: ["=a", "b"],
        rows: rows.map(([text, value], i) => ({ key: String(i), cells: [{ text }, { text: "", value }] })),
      };
      const [header, ...read] = parseCsv(toCsv(data, "UTC"));
      expect(header).toEqual(["'=a", "b"]);
      expect(
        read.map(([text = "", value = ""]) => [
          text.replace(/^'(?=[=+\-@\t\r])/, ""),
          value === "" ? null : Number(value),
        ]),
      ).toEqual(rows.map(([text, value]) => [text.replace(/^'(?=[=+\-@\t\r])/, ""), Object.is(value, -0) ? 0 : value]));
    }),
  );
});
