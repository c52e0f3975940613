import { expect, it } from "vitest";
import { toTsv } from "./table";

it("copies numbers in full, keeps rows whole and defuses formulas in texts alone", () => {
  const table = {
    columns: ["Status", "Users"],
    rows: [
      { key: "a", cells: [{ text: "=1+1" }, { text: "−1.2K", value: -1234 }] },
      { key: "b", cells: [{ text: "two\tcells\nno" }, { text: "–", value: null }] },
    ],
  };
  expect(toTsv(table)).toBe("Status\tUsers\n'=1+1\t-1234\ntwo cells no\t");
});
