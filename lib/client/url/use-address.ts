import { createLoader, createSerializer, useQueryStates, type Options, type ParserMap, type Values } from "nuqs";
import { useCallback, useMemo } from "react";
import { addPendingWrite, currentSearch } from "./pending-search";

type Change<P extends ParserMap> = { [N in keyof P]?: Values<P>[N] | null };
type Write<P extends ParserMap> = (
  change: Change<P> | ((current: Values<P>) => Change<P>),
  options?: Pick<Options, "history">,
) => void;

/**
 * Parameters of the address and what writes them; null removes one. The page shows a write at once. The address has it
 * a moment later, but before a navigation that starts meanwhile. Components use this hook, never those of nuqs.
 * @param parsers must be the same object at every call
 */
export function useAddress<P extends ParserMap>(parsers: P): [Values<P>, Write<P>] {
  const [values, setValues] = useQueryStates(parsers);
  const [read, serialize] = useMemo(() => [createLoader(parsers), createSerializer<ParserMap>(parsers)], [parsers]);
  const write = useCallback<Write<P>>(
    (change, options) => {
      const search = currentSearch();
      const changed = typeof change === "function" ? change(read(search)) : change;
      addPendingWrite(serialize(search, changed), setValues(changed, options));
    },
    [read, serialize, setValues],
  );
  return [values, write];
}
