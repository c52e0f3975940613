import { describe, expect, it } from "vitest";
import { parseCsv } from "@/lib/csv/testing/parse-csv";
import { EXPORT_TEXTS } from "@/lib/i18n/exports/export-texts";
import { timeIn } from "@/lib/csv/csv";
import { csvAnswer } from "./answer";
import { headerOf, recordsOf, type Column, type CsvFormat } from "./csv-table";

const formatOf = (lang: keyof typeof EXPORT_TEXTS, timeZone: string): CsvFormat => ({
  words: EXPORT_TEXTS[lang],
  time: timeIn(timeZone),
  now: new Date("2026-03-01T20:00:00Z"),
  timeZone,
});
const columns: Column<{ id: string; count: number }>[] = [
  ["userId", ({ id }) => id],
  ["action", ({ count }) => String(count)],
];

describe("a CSV table", () => {
  it("has the titles of the language, and a record for each row", () => {
    const { column } = EXPORT_TEXTS["zh-CN"];
    const rows = [
      { id: 'a,"b"\r\nc', count: 1 },
      { id: "用户", count: 2 },
    ];
    const text = headerOf(columns, formatOf("zh-CN", "UTC")) + recordsOf(rows, columns).join("");
    expect(parseCsv(text)).toEqual([
      [column.userId, column.action],
      ['a,"b"\r\nc', "1"],
      ["用户", "2"],
    ]);
  });

  it("has only the titles without rows", () => expect(recordsOf([], columns)).toEqual([]));
});

describe("the file of an export", () => {
  it("is named after the day in the zone, and announces its rows if they are known", () => {
    const answer = (zone: string, count: number | null) =>
      csvAnswer("events", { body: "", count }, formatOf("en", zone)).headers;
    expect(answer("UTC", 3).get("content-disposition")).toContain("rollcall-events-2026-03-01.csv");
    expect(answer("Asia/Shanghai", 3).get("content-disposition")).toContain("rollcall-events-2026-03-02.csv");
    const chinese = csvAnswer("events", { body: "", count: 1 }, formatOf("en", "UTC"), "张三").headers;
    expect(chinese.get("content-disposition")).toBe(
      'attachment; filename="rollcall-events-2026-03-01.csv"; ' +
        "filename*=UTF-8''rollcall-events-%E5%BC%A0%E4%B8%89-2026-03-01.csv",
    );
    expect(answer("UTC", 3).get("x-total-count")).toBe("3");
    expect(answer("UTC", null).has("x-total-count")).toBe(false);
  });
});
