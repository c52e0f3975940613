import { useCallback, useRef } from "react";
import { openRowParameters, readOpenRow, type OpenRow } from "./row";
import { useAddress } from "./use-address";

/** The row that stands open. Going back closes it, and closing it leaves nothing behind to go back through. */
export function useOpenRow() {
  const { filter: row, change } = useAddress(readOpenRow);
  const pushed = useRef(false);
  const open = useCallback(
    (next: OpenRow) => {
      pushed.current = true;
      change(openRowParameters(next));
    },
    [change],
  );
  const close = useCallback(() => {
    if (pushed.current) window.history.back();
    else change(openRowParameters(null), { replace: true });
    pushed.current = false;
  }, [change]);
  return { row, open, close };
}
