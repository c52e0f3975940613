import { useCallback, useEffect, useRef, useState } from "react";
import { openDownload, openFile } from "@/lib/client/export/sink";
import { streamCsv, type Progress } from "@/lib/client/export/stream-csv";

export type ExportState =
  | { step: "idle" }
  | { step: "running"; progress: Progress }
  | { step: "done"; progress: Progress }
  | { step: "failed"; error: Error };

/** Above this number of rows the export is written to disk as it arrives, if the browser supports it. */
const MANY = 50_000;

/** Runs one export at a time, with progress and cancel. Leaving the page cancels it. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ step: "idle" });
  const running = useRef<AbortController>(null);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ step: "idle" });
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  async function start(url: string, fileName: string, rows: number | undefined) {
    const control = new AbortController();
    running.current = control;
    setState({ step: "running", progress: { rows: 0, bytes: 0 } });
    let shownAt = 0;
    const show = (progress: Progress) => {
      // Chunks arrive faster than a person can read the number.
      if (performance.now() - shownAt < 100) return;
      shownAt = performance.now();
      setState({ step: "running", progress });
    };
    try {
      const file = rows === undefined || rows > MANY ? await openFile(fileName) : null;
      const progress = await streamCsv(url, file ?? openDownload(fileName), control.signal, show);
      if (running.current === control) setState({ step: "done", progress });
    } catch (error) {
      if (running.current !== control) return;
      const stopped = error instanceof DOMException && error.name === "AbortError";
      setState(
        stopped
          ? { step: "idle" }
          : { step: "failed", error: error instanceof Error ? error : new Error(String(error)) },
      );
    }
  }
  return { state, start, cancel };
}
