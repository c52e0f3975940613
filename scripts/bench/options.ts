import { parseArgs } from "node:util";
import { optionsFrom, wholeNumber } from "../support/options";

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
export const consoleOptions = (args: readonly string[]): ConsoleOptions =>
  optionsFrom(() => {
    const string = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { data: { ...string, multiple: true }, port: string, requests: string, loads: string, only: string },
    });
    return {
      data: values.data ?? [".data"],
      port: wholeNumber({ name: "--port", text: values.port, otherwise: 4_910 }),
      requests: wholeNumber({ name: "--requests", text: values.requests, otherwise: 50 }),
      loads: wholeNumber({ name: "--loads", text: values.loads, otherwise: 5 }),
      only: values.only ?? "",
    };
  });
