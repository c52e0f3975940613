import { parseArgs } from "node:util";
import { StartError } from "@/lib/server/start-error";

/** Options of the benchmarks of the console. */
export interface ConsoleOptions {
  /** Data directories. Each has its column in the table. */
  data: string[];
  port: number;
  requests: number;
  /** Number of loads of a page in a browser. */
  loads: number;
  /** Only names that contain this text are measured. */
  only: string;
}

/** Reads `--data DIR… --port N --requests N --loads N --only TEXT`. Throws StartError. */
export function consoleOptions(args: readonly string[]): ConsoleOptions {
  const string = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { ...string, multiple: true }, port: string, requests: string, loads: string, only: string },
    });
    return {
      data: values.data ?? [".data"],
      port: whole(values.port, 4_910),
      requests: whole(values.requests, 50),
      loads: whole(values.loads, 5),
      only: values.only ?? "",
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
