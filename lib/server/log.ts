import { pino } from "pino";
import { env } from "./env";

/** Writes JSON lines to standard output, by the level of ROLLCALL_LOG_LEVEL. Never log tokens or passwords. */
export const log = pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });

export type Log = Pick<typeof log, "info" | "warn" | "error">;
