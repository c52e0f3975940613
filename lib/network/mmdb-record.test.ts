import { describe, expect, it } from "vitest";
import { nameOfRecord } from "./mmdb-record";

describe("the name of an MMDB record", () => {
  it.each([
    [{ autonomous_system_number: 64500, autonomous_system_organization: "Example Net" }, "Example Net"],
    [{ name: "Office", country: { names: { en: "China" } } }, "Office"],
    [{ city: { names: { en: "Shenzhen" } }, country: { names: { en: "China" } } }, "Shenzhen, China"],
    [{ country_name: "China" }, "China"],
    [{ country: "CN", as_name: "Example" }, "Example"],
    [{ country: { iso_code: "CN" } }, null],
    [{ name: " " }, null],
    ["text", null],
    [null, null],
  ])("of %j is %j", (record, name) => expect(nameOfRecord(record)).toBe(name));
});
