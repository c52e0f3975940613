import { useCallback, useMemo, useRef } from "react";
import { useCurrentApp } from "../app";
import { APP_PARAMETER } from "./parsers";
import { OPEN_ROW, openRowParameters, toOpenRow, type OpenRow } from "./row";
import { useAddress } from "./use-address";

/** The row that is open. Going back closes it. Closing it leaves no step in the history. */
export function useOpenRow() {
  const { app } = useCurrentApp();
  const [values, setValues] = useAddress(OPEN_ROW);
  const [, setApp] = useAddress(APP_PARAMETER);
  const pushed = useRef(false);
  const row = useMemo(() => toOpenRow(values), [values]);
  const open = useCallback(
    (next: OpenRow) => {
      pushed.current = true;
      setValues(openRowParameters(next), { history: "push" });
      if (app !== undefined) setApp({ app }, { history: "push" });
    },
    [app, setValues, setApp],
  );
  const close = useCallback(() => {
    if (pushed.current) window.history.back();
    else setValues(openRowParameters(null), { history: "replace" });
    pushed.current = false;
  }, [setValues]);
  return { row, open, close };
}
