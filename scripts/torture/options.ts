import { parseArgs } from "node:util";
import { optionsFrom, wholeNumber } from "../support/options";

export interface TortureOptions {
  /** Number of faults. */
  faults: number;
  /** Seed of the order of the faults and of the callbacks. */
  seed: number;
  /** Callbacks per second. */
  rate: number;
  port: number;
  /** Only kinds whose name contains this text are played. */
  only: string;
  /** The setting ROLLCALL_ACK. */
  ack: "journal" | "database";
}

/** Reads `--faults N --seed N --rate N --port N --only TEXT --ack journal|database`. Throws StartError. */
export const tortureOptions = (args: readonly string[]): TortureOptions =>
  optionsFrom(() => {
    const string = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { faults: string, seed: string, rate: string, port: string, only: string, ack: string },
    });
    return {
      faults: wholeNumber({ name: "--faults", text: values.faults, otherwise: 50, least: 1 }),
      seed: wholeNumber({ name: "--seed", text: values.seed, otherwise: 1 }),
      rate: wholeNumber({ name: "--rate", text: values.rate, otherwise: 200, least: 1 }),
      port: wholeNumber({ name: "--port", text: values.port, otherwise: 4_930, least: 1 }),
      only: values.only ?? "",
      ack: ack(values.ack ?? "database"),
    };
  });

function ack(text: string): "journal" | "database" {
  if (text === "journal" || text === "database") return text;
  throw new Error(`--ack is "${text}", but it must be journal or database.`);
}
