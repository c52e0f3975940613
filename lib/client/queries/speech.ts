import { useLocale } from "next-intl";
import type { LocaleQuery } from "@/lib/contracts/explanation";
import { useZone } from "../time/zone";

/** Language and zone the server is to speak in: the page's own. Null until the browser's zone is known. */
export function useSpeech(): Required<LocaleQuery> | null {
  const lang = useLocale();
  const { zone } = useZone();
  return zone === null ? null : { lang, tz: zone };
}
