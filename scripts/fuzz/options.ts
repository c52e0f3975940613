import { parseArgs } from "node:util";
import { optionsFrom, wholeNumber } from "../support/options";

export interface FuzzOptions {
  requests: number;
  /** Equal seeds send equal requests, apart from times near the present. */
  seed: number;
  port: number;
  /** Requests at the same time. */
  lanes: number;
}

/** Reads `--requests N --seed N --port N --lanes N`. Throws StartError. */
export const fuzzOptions = (args: readonly string[]): FuzzOptions =>
  optionsFrom(() => {
    const string = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { requests: string, seed: string, port: string, lanes: string },
    });
    return {
      requests: wholeNumber({ name: "--requests", text: values.requests, otherwise: 100_000 }),
      seed: wholeNumber({ name: "--seed", text: values.seed, otherwise: 1 }),
      port: wholeNumber({ name: "--port", text: values.port, otherwise: 4_930 }),
      lanes: wholeNumber({ name: "--lanes", text: values.lanes, otherwise: 16, least: 1 }),
    };
  });
