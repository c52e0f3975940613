import { parseAsString, useQueryState, useQueryStates } from "nuqs";
import { useCallback, useMemo, useRef } from "react";
import { useCurrentApp } from "../app";
import { OPEN_ROW, openRowParameters, toOpenRow, type OpenRow } from "./row";

/** The row that is open. Going back closes it. Closing it leaves no step in the history. */
export function useOpenRow() {
  const { app } = useCurrentApp();
  const [values, setValues] = useQueryStates(OPEN_ROW);
  const [, setApp] = useQueryState("app", parseAsString);
  const pushed = useRef(false);
  const row = useMemo(() => toOpenRow(values), [values]);
  const open = useCallback(
    (next: OpenRow) => {
      pushed.current = true;
      void setValues(openRowParameters(next), { history: "push" });
      if (app !== undefined) void setApp(app, { history: "push" });
    },
    [app, setValues, setApp],
  );
  const close = useCallback(() => {
    if (pushed.current) window.history.back();
    else void setValues(openRowParameters(null), { history: "replace" });
    pushed.current = false;
  }, [setValues]);
  return { row, open, close };
}
