import { readProblem, ApiError } from "../api/problem";
import { createRowCounter } from "./csv-rows";
import type { Sink } from "./sink";

export interface Progress {
  rows: number;
  bytes: number;
}

/**
 * Carries an export from the server to where it goes, saying after every piece how far it is. Either all of it arrives
 * or the sink is given up: nothing is kept of one that broke off. @returns what there was in all
 * @throws ApiError, or DOMException AbortError where `signal` ended it
 */
export async function streamCsv(
  url: string,
  sink: Sink,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Progress> {
  const counter = createRowCounter();
  let bytes = 0;
  try {
    const response = await fetch(url, { signal, cache: "no-store" });
    if (!response.ok) throw await readProblem(response);
    const reader = response.body?.getReader();
    while (reader) {
      const { done, value } = await reader.read();
      if (done) break;
      counter.add(value);
      bytes += value.byteLength;
      await sink.write(value);
      onProgress({ rows: counter.rows(), bytes });
    }
    await sink.finish();
  } catch (error) {
    await sink.giveUp();
    if (error instanceof ApiError || signal.aborted) throw error;
    throw ApiError.unreachable(error);
  }
  return { rows: counter.rows(), bytes };
}
