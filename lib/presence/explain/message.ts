import type { Platform } from "@/lib/protocol/platform";
import type { Millis } from "@/lib/time/units";

/** An instant as the argument of a message. It is written with its date if that differs from the reference date. */
export interface InstantValue {
  instant: Millis;
  precision: "minute" | "second";
  /** The reference date is today, not the date of the end: no other date stands in the sentence. */
  showDate?: boolean;
}

/**
 * An argument of a message, in no language yet. Text and numbers stay as they are. `device` is a platform in the words
 * of its owner. `text` is the key of a message without arguments. `moment` is an instant as one person tells another:
 * yesterday at about 21:04.
 */
export type MessageValue =
  | string
  | number
  | InstantValue
  | { duration: Millis }
  | { moment: Millis }
  | { platform: Platform }
  | { platforms: readonly Platform[] }
  | { device: Platform }
  | { text: string };

/** The key of a sentence in the message catalogues, and its arguments. */
export interface Message {
  key: string;
  values: Readonly<Record<string, MessageValue>>;
}

export const message = (key: string, values: Message["values"] = {}): Message => ({ key, values });
export const toSecond = (instant: Millis): InstantValue => ({ instant, precision: "second" });
export const toMinute = (instant: Millis): InstantValue => ({ instant, precision: "minute" });
