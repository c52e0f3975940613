import { useCallback, useEffect, useRef, useState } from "react";
import { openDownload, openFile } from "@/lib/client/export/sink";
import { streamCsv, type Progress } from "@/lib/client/export/stream-csv";

export type ExportState =
  | { step: "idle" }
  | { step: "running"; progress: Progress }
  | { step: "done"; progress: Progress }
  | { step: "failed"; error: Error };

/** Above this many rows an export is written to the disk as it comes, where the browser can. */
const MANY = 50_000;

/** One export at a time: starts it, says how far it is, can give it up. Leaving the page gives it up too. */
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
      // Pieces come faster than a number can be read.
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
