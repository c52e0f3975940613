import { expect, it } from "vitest";
import { maxInstances } from "@/lib/contracts/app";
import { readMaxInstances } from "./max-instances";

it("reads fields into a setting that the contract accepts, whatever was typed", () => {
  const read = readMaxInstances({ ios: "", ipad: 0, android: 99, windows: 2.7, mac: "x", web: 10 });
  expect(read).toEqual({ ios: 1, ipad: 1, android: 3, windows: 2, mac: 1, linux: 1, web: 10 });
  expect(maxInstances.parse(read)).toEqual(read);
});
