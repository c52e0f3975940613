import { parseArgs } from "node:util";
import { StartError } from "@/lib/server/start-error";

export interface FuzzOptions {
  requests: number;
  /** Equal seeds send equal requests, apart from times near the present. */
  seed: number;
  port: number;
  /** Requests at the same time. */
  lanes: number;
}

/** Reads `--requests N --seed N --port N --lanes N`. Throws StartError. */
export function fuzzOptions(args: readonly string[]): FuzzOptions {
  const string = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { requests: string, seed: string, port: string, lanes: string },
    });
    return {
      requests: whole(values.requests, 100_000),
      seed: whole(values.seed, 1),
      port: whole(values.port, 4_930),
      lanes: Math.max(1, whole(values.lanes, 16)),
    };
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

function whole(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`"${text}" is not a whole number.`);
  return value;
}
