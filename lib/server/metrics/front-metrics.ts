import { Counter, Gauge, type OpenMetricsContentType, type Registry } from "prom-client";
import type { FrontFigures } from "../front/messages";

/** Adds the figures of the front. Its counters begin at 0 when it restarts, as Prometheus expects. */
export function registerFrontMetrics(
  registry: Registry | Registry<OpenMetricsContentType>,
  { answers, restarts, cpuSeconds, residentBytes }: FrontFigures,
): void {
  const registers = [registry];
  const answered = new Counter({
    name: "rollcall_front_answers_total",
    help: "Answers to callbacks, by HTTP status.",
    labelNames: ["status"],
    registers,
  });
  for (const [status, count] of Object.entries(answers)) answered.inc({ status }, count);
  const restarted = new Counter({
    name: "rollcall_process_restarts_total",
    help: "Restarts of writer and console.",
    labelNames: ["process"],
    registers,
  });
  for (const [process, count] of Object.entries(restarts)) restarted.inc({ process }, count);
  const cpu = { name: "rollcall_front_cpu_seconds_total", help: "CPU time of the front in seconds.", registers };
  new Counter(cpu).inc(cpuSeconds);
  const memory = { name: "rollcall_front_resident_memory_bytes", help: "Memory of the front in bytes.", registers };
  new Gauge(memory).set(residentBytes);
}
