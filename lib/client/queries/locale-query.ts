import { useLocale } from "next-intl";
import type { LocaleQuery } from "@/lib/contracts/explanation";
import { useZone } from "../time/zone";

/** Language and time zone of the page, as the parameters of a request. Null until the browser's zone is known. */
export function useLocaleQuery(): Required<LocaleQuery> | null {
  const lang = useLocale();
  const { zone } = useZone();
  return zone === null ? null : { lang, tz: zone };
}
