import { useCallback, useSyncExternalStore } from "react";
import { COMPARE_COOKIE } from "@/lib/i18n/cookies";
import { readCookie, setCookie } from "../cookie";
import { parseAsComparison, type Comparison } from "./range";
import { useAddress } from "./use-address";

const COMPARE = { compare: parseAsComparison };
const never = () => () => {};

/** What ranges are compared with: from the address, else the last choice. Null if nothing was ever chosen. */
export function useComparison(): [Comparison | null, (comparison: Comparison) => void] {
  const [{ compare }, setAddress] = useAddress(COMPARE);
  const remembered = useSyncExternalStore(
    never,
    () => readCookie(COMPARE_COOKIE),
    () => null,
  );
  const choose = useCallback(
    (comparison: Comparison) => {
      setCookie(COMPARE_COOKIE, comparison);
      setAddress({ compare: comparison }, { history: "push" });
    },
    [setAddress],
  );
  return [compare ?? (remembered === null ? null : parseAsComparison.parse(remembered)), choose];
}
