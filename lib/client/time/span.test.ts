import { describe, expect, it } from "vitest";
import { formatAgo, formatSpan } from "./span";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe("formatSpan", () => {
  it.each([
    [0, "0 s", "0 秒"],
    [999, "0 s", "0 秒"],
    [59_999, "59 s", "59 秒"],
    [400_000, "6 min", "6 分钟"],
    [hour, "1 h", "1 小时"],
    [3 * hour + 5 * minute + 59_000, "3 h 5 min", "3 小时 5 分钟"],
    [2 * day + 4 * hour + 30 * minute, "2 d 4 h", "2 天 4 小时"],
    [400 * day, "400 d", "400 天"],
  ])("%d ms", (ms, en, zh) => {
    expect(formatSpan(ms, "en")).toBe(en);
    expect(formatSpan(ms, "zh-CN")).toBe(zh);
  });
});

describe("formatAgo", () => {
  const now = Date.UTC(2026, 10, 22, 13, 0, 0);
  it.each([
    [400, "just now", "刚刚"],
    [12_345, "12 s ago", "12 秒前"],
    [59 * minute, "59 min ago", "59 分钟前"],
    [23 * hour + 59 * minute, "23 h ago", "23 小时前"],
    [3 * day, "3 d ago", "3 天前"],
    [-5_000, "in 5 s", "5 秒后"],
  ])("%d ms before now", (ms, en, zh) => {
    expect(formatAgo(now - ms, now, "en")).toBe(en);
    expect(formatAgo(now - ms, now, "zh-CN")).toBe(zh);
  });
});
