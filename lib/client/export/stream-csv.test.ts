import { afterEach, expect, it, vi } from "vitest";
import type { Sink } from "./sink";
import { streamCsv, type Progress } from "./stream-csv";

afterEach(() => vi.unstubAllGlobals());

function recorder() {
  const state = { text: "", end: "" };
  const sink: Sink = {
    write: (piece) => {
      state.text += new TextDecoder().decode(piece);
      return Promise.resolve();
    },
    finish: () => Promise.resolve(void (state.end = "finished")),
    giveUp: () => Promise.resolve(void (state.end = "given up")),
  };
  return { sink, state };
}

function serve(pieces: string[], breaks = false) {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
      else if (breaks) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
}

it("writes every byte and says how far it is", async () => {
  serve(["a,b\r\n1,", "2\r\n3,4\r\n"]);
  const { sink, state } = recorder();
  const said: Progress[] = [];
  expect(await streamCsv("/x", sink, new AbortController().signal, (p) => said.push(p))).toEqual({
    rows: 2,
    bytes: 15,
  });
  expect(state).toEqual({ text: "a,b\r\n1,2\r\n3,4\r\n", end: "finished" });
  expect(said).toEqual([
    { rows: 0, bytes: 7 },
    { rows: 2, bytes: 15 },
  ]);
});

it("gives up all of an export that breaks off, and says so", async () => {
  serve(["a,b\r\n1,2\r\n"], true);
  const { sink, state } = recorder();
  await expect(streamCsv("/x", sink, new AbortController().signal, () => {})).rejects.toMatchObject({
    code: "unreachable",
  });
  expect(state.end).toBe("given up");
});

it("hands on what the server says against it", async () => {
  const problem = {
    type: "about:blank",
    title: "Invalid",
    status: 400,
    detail: "tz: unknown",
    code: "invalid",
    requestId: "r",
  };
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(problem), { status: 400 })));
  const { sink, state } = recorder();
  await expect(streamCsv("/x", sink, new AbortController().signal, () => {})).rejects.toMatchObject({
    code: "invalid",
  });
  expect(state.end).toBe("given up");
});
