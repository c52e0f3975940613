import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { refresh } from "./refresh";

const KEY = ["watches"];
let client: QueryClient;
/** What the server answers to the reads that it has, in their order. */
let reads: ((answer: string) => void)[];
let observer: QueryObserver<string>;
let stop: () => void;

beforeEach(() => {
  client = new QueryClient();
  reads = [];
  const queryFn = () => new Promise<string>((resolve) => reads.push(resolve));
  observer = new QueryObserver<string>(client, { queryKey: KEY, queryFn });
  stop = observer.subscribe(() => undefined);
});
afterEach(() => stop());

it("reads again what was read before", async () => {
  reads[0]?.("before");
  await expect.poll(() => observer.getCurrentResult().data).toBe("before");
  const done = refresh(client, [KEY]);
  await expect.poll(() => reads.length).toBe(2);
  reads[1]?.("after");
  await done;
  expect(observer.getCurrentResult().data).toBe("after");
});

it("does not show the answer of a first read that began before the change", async () => {
  const done = refresh(client, [KEY]);
  await expect.poll(() => reads.length).toBe(2);
  reads[1]?.("after");
  await done;
  reads[0]?.("before");
  expect(observer.getCurrentResult()).toMatchObject({ data: "after", error: null });
});

it("leaves other queries alone", async () => {
  await refresh(client, [["other"]]);
  expect(reads.length).toBe(1);
});
