import { pino } from "pino";
import { env } from "./env";

/** One JSON line an event on standard output; the level is ROLLCALL_LOG_LEVEL. Never log tokens or passwords. */
export const log = pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });

export type Log = Pick<typeof log, "info" | "warn" | "error">;
