import type { Millis } from "@/lib/time/units";
import type { Locale } from "../locale";

/** How messages about the end of a connection become text. */
export interface RenderOptions {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  now: Millis;
  /** The end of the connection. Other times of its date are written without a date. */
  endedAt: Millis;
}
