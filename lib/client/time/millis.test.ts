import { expect, it } from "vitest";
import { formatMillis } from "./millis";

it.each([
  [0, "0 ms", "0 毫秒"],
  [84.6, "85 ms", "85 毫秒"],
  [999.6, "1 s", "1 秒"],
  [1449, "1.4 s", "1.4 秒"],
  [-31_000, "−31 s", "−31 秒"],
  [-0.2, "0 ms", "0 毫秒"],
  [59_960, "59 s", "59 秒"],
  [400_000, "6 min", "6 分钟"],
])("%d ms", (ms, en, zh) => {
  expect(formatMillis(ms, "en")).toBe(en);
  expect(formatMillis(ms, "zh-CN")).toBe(zh);
});
