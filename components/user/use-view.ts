"use client";

import { useCallback, useEffect, useMemo, useReducer } from "react";
import { useAddress } from "@/lib/client/url/use-address";
import { toMoment, toRange, toSelection, VIEW, viewParameters, type Selection } from "@/lib/client/url/view";
import type { TimeRange } from "@/lib/time/range";
import { openView, sameRange, viewReducer } from "./view-reducer";

export interface View {
  /** The chosen range, moving at once; null while nothing is chosen. */
  chosen: TimeRange | null;
  /** The chosen range after it has settled. */
  settled: TimeRange | null;
  move: (range: TimeRange | null) => void;
  /** The moment that the page is about, in milliseconds; null for now. */
  moment: number | null;
  goTo: (moment: number | null) => void;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
}

/** Range, moment and selected event of the page. They are in the address, so that a link shows exactly this view. */
export function useView(): View {
  const [values, setValues] = useAddress(VIEW);
  const address = useMemo(() => toRange(values), [values]);
  const [state, dispatch] = useReducer(viewReducer, address, openView);
  if (!sameRange(address, state.address)) dispatch({ type: "addressChanged", range: address });

  const { settlesAt, write } = state;
  useEffect(() => {
    if (settlesAt === null) return;
    const wait = Math.max(0, settlesAt - Date.now());
    const timer = setTimeout(() => dispatch({ type: "timePassed", at: settlesAt }), wait);
    return () => clearTimeout(timer);
  }, [settlesAt]);
  useEffect(() => {
    if (write !== null) setValues(viewParameters({ range: write.range }));
  }, [write, setValues]);

  const move = useCallback((range: TimeRange | null) => dispatch({ type: "moved", range, at: Date.now() }), []);
  const select = useCallback((selection: Selection | null) => setValues(viewParameters({ selection })), [setValues]);
  const goTo = useCallback(
    (moment: number | null) => setValues(viewParameters(toMoment(moment)), { history: "push" }),
    [setValues],
  );
  const selection = useMemo(() => toSelection(values), [values]);
  return { chosen: state.chosen, settled: state.settled, move, moment: values.at, goTo, selection, select };
}
