import fc from "fast-check";
import { expect, it } from "vitest";
import { createRowCounter } from "./csv-rows";

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

it("counts rows whatever the fields hold and wherever the bytes are cut", () => {
  const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\r", "\n", "中", "😀") });
  const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { maxLength: 20 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (data, size) => {
      const text = [["a", "b"], ...data].map((row) => `${row.map(quote).join(",")}\r\n`).join("");
      const bytes = new TextEncoder().encode(text);
      const counter = createRowCounter();
      for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
      expect(counter.rows()).toBe(data.length);
    }),
  );
});

it("has no rows before the first is whole", () => {
  const counter = createRowCounter();
  expect(counter.rows()).toBe(0);
  counter.add(new TextEncoder().encode("a,b\r\n1,2"));
  expect(counter.rows()).toBe(0);
  counter.add(new TextEncoder().encode("\r\n"));
  expect(counter.rows()).toBe(1);
});
