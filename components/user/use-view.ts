"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { TimeRange } from "@/lib/time/range";
import { readRange, readSelection, withView, type Selection } from "@/lib/client/url/view";

/** Milliseconds without movement after which the address follows and the server is asked. */
const REST = 250;

export interface View {
  /** What the address or the viewer chose, moving at once; null while nobody chose. */
  chosen: TimeRange | null;
  /** The same, once it has come to rest. */
  settled: TimeRange | null;
  move: (range: TimeRange | null) => void;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
}

const keyOf = (range: TimeRange | null) => (range ? `${range.from}-${range.to}` : "");

function write(change: Parameters<typeof withView>[1]) {
  const search = withView(new URLSearchParams(window.location.search), change);
  window.history.replaceState(null, "", `${window.location.pathname}?${search}`);
}

/** Range and selected event of the page. They live in the address, so that a link shows exactly this view. */
export function useView(): View {
  const search = useSearchParams();
  const inAddress = readRange(search);
  const [chosen, setChosen] = useState(inAddress);
  const [settled, setSettled] = useState(inAddress);
  // Of the address: what was last seen in it, and what was last written to it from here.
  const [seen, setSeen] = useState(keyOf(inAddress));
  const [written, setWritten] = useState(keyOf(inAddress));
  if (keyOf(inAddress) !== seen) {
    setSeen(keyOf(inAddress));
    if (keyOf(inAddress) !== written) {
      setChosen(inAddress);
      setSettled(inAddress);
    }
  }

  useEffect(() => {
    if (keyOf(chosen) === keyOf(settled)) return;
    const timer = setTimeout(() => {
      setSettled(chosen);
      setWritten(keyOf(chosen));
      write({ range: chosen });
    }, REST);
    return () => clearTimeout(timer);
  }, [chosen, settled]);

  const select = useCallback((selection: Selection | null) => write({ selection }), []);
  const selection = useMemo(() => readSelection(search), [search]);
  return { chosen, settled, move: setChosen, selection, select };
}
