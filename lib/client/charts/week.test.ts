import { expect, it } from "vitest";
import { columnNames, weekdayNames } from "./week";

it("names the week from Monday and the day from midnight, in each language", () => {
  expect(weekdayNames("en")).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  expect(weekdayNames("zh-CN")[0]).toBe("周一");
  expect(columnNames("en")).toHaveLength(24);
  expect([columnNames("en")[0], columnNames("zh-CN")[23]]).toEqual(["00:00", "23:00"]);
});
