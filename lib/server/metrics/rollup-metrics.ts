import { Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import { readNow, Prisma } from "../db/client";

/** More are not counted. */
const MAX_COUNTED = 1_000_000;

/** What the rollup has to do. */
export async function readRollupMetrics(): Promise<{ waiting: number; faulty: number }> {
  const [row] = await readNow<{ waiting: number; faulty: number }>(Prisma.sql`
    SELECT (SELECT count(*) FROM (SELECT FROM stale_minute LIMIT ${MAX_COUNTED}) AS s)::int AS waiting,
           (SELECT count(*) FROM rollup_fault)::int AS faulty`);
  return row ?? { waiting: 0, faulty: 0 };
}

export function registerRollupMetrics(
  registry: Registry | Registry<OpenMetricsContentType>,
  { waiting, faulty }: Awaited<ReturnType<typeof readRollupMetrics>>,
): void {
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [registry] }).set(value);
  gauge("rollcall_rollup_waiting_minutes", "Minutes that are to be summed.", waiting);
  gauge("rollcall_rollup_faulty_minutes", "Minutes that could not be summed.", faulty);
}
