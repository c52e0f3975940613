import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/csv/csv";
import { MAX_NAME_LENGTH, readNetworkCsv } from "./csv";
import { formatPrefix } from "./prefix";

const namesIn = (text: string) =>
  readNetworkCsv(text).named.map(({ prefix, name }) => `${formatPrefix(prefix)} ${name}`);

describe("a CSV of networks", () => {
  it("has a prefix and a name a line, with or without titles, quotes, and a byte order mark", () => {
    const text =
      '\uFEFFprefix,name\r\n203.0.113.0/24,Office Shenzhen\n"2001:db8::/32","Carrier ""A"", north"\n\n10.0.0.1 , 网关\n';
    expect(namesIn(text)).toEqual([
      "203.0.113.0/24 Office Shenzhen",
      '2001:db8::/32 Carrier "A", north',
      "10.0.0.1 网关",
    ]);
    expect(readNetworkCsv(text).invalid).toEqual([]);
  });

  it("says which lines it cannot use, and keeps the others", () => {
    const lines = ["10.0.0.0/8,a", "10.0.0.0/8", "10.0.0.0/99,b", "11.0.0.0/8,", "10.9.9.9/8,again", "12.0.0.0/8,c,d"];
    const { named, invalid } = readNetworkCsv(lines.join("\n"));
    expect(named).toHaveLength(1);
    expect(invalid.map(({ line, text, fault }) => [line, text, fault])).toEqual([
      [2, lines[1], "columns"],
      [3, lines[2], "prefix"],
      [4, lines[3], "name"],
      [5, lines[4], "repeated"],
      [6, lines[5], "columns"],
    ]);
  });

  it("refuses names that are too long or have control characters", () => {
    const faults = readNetworkCsv(`10.0.0.0/8,${"x".repeat(MAX_NAME_LENGTH + 1)}\n11.0.0.0/8,a\tb`).invalid;
    expect(faults.map(({ fault }) => fault)).toEqual(["name", "name"]);
  });

  it("reads every name that a CSV can write in a line", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: "grapheme" })
      .filter((one) => one.trim() === one && !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(name, (one) => {
        expect(namesIn(csvLine(["10.0.0.0/8", one]))).toEqual([`10.0.0.0/8 ${one}`]);
      }),
    );
  });

  it("accounts for every line that is not empty", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const { named, invalid } = readNetworkCsv(["10.0.0.0/8,a", ...lines].join("\n"));
        const given = lines
          .join("\n")
          .split(/\r\n|\n|\r/)
          .filter((line) => line.trim() !== "");
        expect(named.length + invalid.length).toBe(given.length + 1);
      }),
    );
  });
});
