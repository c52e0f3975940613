import { expect, it } from "vitest";
import { formatBytes } from "./bytes";

it.each([
  [0, "0 byte"],
  [999, "999 byte"],
  [1_000, "1 kB"],
  [1_250_000, "1.3 MB"],
  [56_000_000, "56 MB"],
  [5_902_557_184, "5.9 GB"],
  [2e15, "2,000 TB"],
])("writes %d as %s", (bytes, text) => expect(formatBytes(bytes, "en")).toBe(text));
