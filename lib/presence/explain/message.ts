import type { Platform } from "@/lib/protocol/platform";
import type { Millis } from "@/lib/time/units";

/**
 * A moment, told to the minute or the second. `dated`: it is told beside nothing else, so with its date unless that is
 * today; others only where they are not of the day of the end. `zoned`: it leaves the console, so with its zone.
 */
export interface Moment {
  moment: Millis;
  to: "minute" | "second";
  dated?: boolean;
  zoned?: boolean;
}

/**
 * What a sentence is filled with, still in no language: numbers and keywords as they are, the rest by its kind.
 * `span` is a length of time in ms, `device` a platform as its owner would call it.
 */
export type Value =
  | string
  | number
  | Moment
  | { span: Millis }
  | { platform: Platform }
  | { platforms: readonly Platform[] }
  | { device: Platform };

/** A sentence of the message catalogues by its key, with what it is filled with. */
export interface Message {
  key: string;
  values: Readonly<Record<string, Value>>;
}

export const message = (key: string, values: Message["values"] = {}): Message => ({ key, values });
export const second = (at: Millis): Moment => ({ moment: at, to: "second" });
export const minute = (at: Millis): Moment => ({ moment: at, to: "minute" });
