import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { JournalNews } from "./journal-news";

let synced: number;
let stored: number;
let told: number[];
let news: JournalNews;

beforeEach(() => {
  vi.useFakeTimers();
  [synced, stored, told] = [0, 0, []];
  news = new JournalNews({ synced: () => synced, stored: () => stored, send: () => told.push(synced) });
});
afterEach(() => vi.useRealTimers());

function sync(number: number): void {
  synced = number;
  news.changed();
}

function store(number: number): void {
  stored = number;
  news.changed();
}

it("tells a writer without work at once, once a sync", () => {
  sync(3);
  news.changed();
  news.changed();
  expect(told).toEqual([3]);
});

it("tells a writer that is behind when it has stored what it knows of", () => {
  sync(1);
  sync(2);
  sync(3);
  expect(told).toEqual([1]);
  store(1);
  expect(told).toEqual([1, 3]);
  store(3);
  expect(told).toEqual([1, 3]);
});

it("tells a writer that stays behind at intervals", () => {
  sync(1);
  for (let number = 2; number <= 200; number++) {
    sync(number);
    vi.advanceTimersByTime(1);
  }
  expect(told.length).toBeGreaterThan(2);
  expect(told.length).toBeLessThan(6);
  vi.advanceTimersByTime(1_000);
  expect(told.at(-1)).toBe(200);
});

it("tells a writer that starts again everything", () => {
  sync(5);
  sync(7);
  news.tell();
  expect(told).toEqual([5, 7]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([5, 7]);
});
