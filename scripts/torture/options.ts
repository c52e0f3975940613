import { parseArgs } from "node:util";
import { StartError } from "@/lib/server/start-error";

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
export function tortureOptions(args: readonly string[]): TortureOptions {
  const string = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { faults: string, seed: string, rate: string, port: string, only: string, ack: string },
    });
    return {
      faults: whole("--faults", values.faults ?? "50", 1),
      seed: whole("--seed", values.seed ?? "1", 0),
      rate: whole("--rate", values.rate ?? "200", 1),
      port: whole("--port", values.port ?? "4930", 1),
      only: values.only ?? "",
      ack: ack(values.ack ?? "database"),
    };
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} is "${text}", but it must be a whole number from ${least} on.`);
}

function ack(text: string): "journal" | "database" {
  if (text === "journal" || text === "database") return text;
  throw new Error(`--ack is "${text}", but it must be journal or database.`);
}
