import { describe, expect, it } from "vitest";
import type { EventsAnswer } from "@/lib/contracts/event";
import { addNewest, type EventPages } from "./live-tail";
import { numberedEvent } from "./testing/event";

const page = (numbers: number[], nextCursor: string | null): EventsAnswer => ({
  events: numbers.map((n) => numberedEvent(n)),
  nextCursor,
});
const list = (...pages: EventsAnswer[]): EventPages => ({
  pages,
  pageParams: pages.map((_, i) => (i === 0 ? null : `c${i}`)),
});
const ids = (pages: EventPages) => pages.pages.flatMap((one) => one.events.map(({ id }) => Number(id)));

describe("following the newest events", () => {
  const before = list(page([6, 5, 4], "c1"), page([3, 2, 1], null));

  it("puts what is new on top and keeps every page below", () => {
    const { pages, added, more } = addNewest(before, page([8, 7, 6], "x"));
    expect(ids(pages)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(pages.pages[0]?.nextCursor).toBe("c1");
    expect([added, more]).toEqual([2, false]);
  });

  it("puts what came late where it belongs", () => {
    const late = list(page([8, 6, 5], "c1"));
    expect(ids(addNewest(late, page([8, 7, 6], "x")).pages)).toEqual([8, 7, 6, 5]);
  });

  it("begins anew rather than leave a hole", () => {
    const { pages, added, more } = addNewest(before, page([20, 19, 18], "x"));
    expect(ids(pages)).toEqual([20, 19, 18]);
    expect(pages.pages[0]?.nextCursor).toBe("x");
    expect(pages.pageParams).toEqual([null]);
    expect([added, more]).toEqual([3, true]);
  });

  it("takes a newest page that is the whole list for the list", () => {
    const { pages, added, more } = addNewest(list(page([1], null)), page([2, 1], null));
    expect(ids(pages)).toEqual([2, 1]);
    expect([added, more]).toEqual([1, false]);
  });

  it("fills a list that was empty", () => {
    const { pages, more } = addNewest(list(page([], null)), page([3, 2, 1], "x"));
    expect(ids(pages)).toEqual([3, 2, 1]);
    expect(more).toBe(false);
  });

  it("says nothing is new where nothing is", () => expect(addNewest(before, page([6, 5, 4], "c1")).added).toBe(0));

  it("begins anew once it has grown very long", () => {
    const long = list(
      page(
        Array.from({ length: 1001 }, (_, i) => 1001 - i),
        "c1",
      ),
    );
    expect(ids(addNewest(long, page([1002, 1001], "x")).pages)).toEqual([1002, 1001]);
  });
});
