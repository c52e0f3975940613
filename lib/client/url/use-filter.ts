import { createLoader, createSerializer, type ParserMap } from "nuqs";
import { useCallback, useMemo } from "react";
import { useCurrentApp } from "../app";
import { withoutNulls, withParameters, type FilterOf, type TextFilter } from "./filter";
import { APP_PARAMETER } from "./parsers";
import { useAddress } from "./use-address";

interface FilterState<P extends ParserMap> {
  filter: FilterOf<P>;
  /**
   * Changes parameters of the address; undefined removes one. Going back undoes the change. With `replace` it undoes
   * the change before as well.
   */
  change: (part: TextFilter<keyof P & string>, options?: { replace?: boolean }) => void;
}

/**
 * A filter that the address has. `parsers` and `normalize` must be the same at every call.
 * @param normalize leaves out parameters that mean nothing beside the others
 */
export function useFilter<P extends ParserMap>(
  parsers: P,
  normalize?: (filter: FilterOf<P>) => FilterOf<P>,
): FilterState<P> {
  const { app } = useCurrentApp();
  const [values, setValues] = useAddress(parsers);
  const [, setApp] = useAddress(APP_PARAMETER);
  const filter = useMemo(() => {
    const given = withoutNulls(values);
    return normalize ? normalize(given) : given;
  }, [values, normalize]);
  const [read, write] = useMemo(() => [createLoader(parsers), createSerializer<ParserMap>(parsers)], [parsers]);

  const change = useCallback<FilterState<P>["change"]>(
    (part, { replace = false } = {}) => {
      const history = replace ? "replace" : "push";
      setValues((current) => read(withParameters(new URLSearchParams(write(current)), part)), { history });
      // With several apps, a link to this list must say which app it is about.
      if (app !== undefined) setApp({ app }, { history });
    },
    [app, read, write, setValues, setApp],
  );
  return { filter, change };
}
