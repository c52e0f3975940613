import type { Millis } from "@/lib/time/units";
import type { Locale } from "../locale";

/** How a sentence is to be said. Times in ms since the epoch, `timeZone` an IANA name. */
export interface Speech {
  locale: Locale;
  timeZone: string;
  now: Millis;
  /** The end that is spoken of: other moments of its day need no date. */
  endedAt: Millis;
}
