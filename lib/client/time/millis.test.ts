import { expect, it } from "vitest";
import { formatMillis, shortMillis } from "./millis";

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

it.each([
  [750, "750 ms", "750 毫秒"],
  [400_000, "6.7 min", "6.7 分"],
  [-5_400_000, "−1.5 h", "−1.5 时"],
  [146_880_000, "1.7 d", "1.7 天"],
])("%d ms on an axis", (ms, en, zh) => {
  expect(shortMillis(ms, "en")).toBe(en);
  expect(shortMillis(ms, "zh-CN")).toBe(zh);
});
