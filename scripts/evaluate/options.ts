import { parseArgs } from "node:util";
import type { EvaluationOptions } from "@/lib/simulate/evaluate/simulate-users";
import { HOUR } from "@/lib/time/units";
import { UsageError } from "../simulate/options";

export const HELP = `npm run evaluate -- [options]
Simulates days of callbacks with a known truth, delivers them imperfectly, and prints how often Rollcall is right.
  --seeds N        number of seeds, from 1 on (20)
  --users N        number of users (300)
  --days N         simulated days (2)
  --duplicates P   share of callbacks that are delivered twice (0.05)
  --reorder P      share that is delivered late: after the user's next one, or up to an hour (0.05)
  --loss P         share that is never delivered (0.01)
  --incidents N    number of times that half of all clients disconnect within a minute (1)
`;

export interface Options extends Omit<EvaluationOptions, "seed"> {
  seeds: number;
}

const LATE_BY = HOUR;
const string = { type: "string" } as const;

/** Reads the command line. Returns null for --help. Throws UsageError with one sentence. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    seeds: number("seeds", values.seeds, 1, 10_000, 20, true),
    users: number("users", values.users, 1, 100_000, 300, true),
    days: number("days", values.days, 1, 60, 2, true),
    incidents: number("incidents", values.incidents, 0, 100, 1, true),
    faults: {
      duplicates: number("duplicates", values.duplicates, 0, 1, 0.05),
      reorder: number("reorder", values.reorder, 0, 1, 0.05),
      loss: number("loss", values.loss, 0, 0.99, 0.01),
      lateBy: LATE_BY,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seeds: string,
        users: string,
        days: string,
        duplicates: string,
        reorder: string,
        loss: string,
        incidents: string,
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function number(
  name: string,
  text: string | undefined,
  low: number,
  high: number,
  fallback: number,
  whole = false,
): number {
  if (text === undefined) return fallback;
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new UsageError(`--${name} must be a ${whole ? "whole " : ""}number from ${low} to ${high}, not "${text}".`);
}
