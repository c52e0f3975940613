import { StartError } from "@/lib/server/start-error";

/** What `read` makes of a command line. Throws StartError with the message of whatever `read` throws. */
export function optionsFrom<Options>(read: () => Options): Options {
  try {
    return read();
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

interface Whole {
  name: string;
  /** Undefined if the option is not given. */
  text: string | undefined;
  otherwise: number;
  /** Default: 0. */
  least?: number;
}

/** The value of an option that takes a whole number. Throws if it is none, or too small. */
export function wholeNumber({ name, text, otherwise, least = 0 }: Whole): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} is "${text}", but it must be a whole number from ${least} on.`);
}
