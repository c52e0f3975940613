import { Counter, Gauge, type OpenMetricsContentType, type Registry } from "prom-client";

/**
 * Adds what costs nothing to read about this process, under the names that prom-client's default metrics have. The
 * default metrics themselves are not used: they run timers, and some of them are not valid OpenMetrics.
 */
export function registerProcessMetrics(registry: Registry | Registry<OpenMetricsContentType>): void {
  const registers = [registry];
  const counter = (name: string, help: string, value: number) => new Counter({ name, help, registers }).inc(value);
  const gauge = (name: string, help: string, value: number) => new Gauge({ name, help, registers }).set(value);

  const { user, system } = process.cpuUsage();
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  counter("process_cpu_user_seconds_total", "User CPU time in seconds.", user / 1e6);
  counter("process_cpu_system_seconds_total", "System CPU time in seconds.", system / 1e6);
  counter("process_cpu_seconds_total", "User and system CPU time in seconds.", (user + system) / 1e6);
  gauge("process_start_time_seconds", "Start of the process, in seconds since the epoch.", startTime());
  gauge("process_resident_memory_bytes", "Resident memory in bytes.", rss);
  gauge("nodejs_heap_size_total_bytes", "Size of the V8 heap in bytes.", heapTotal);
  gauge("nodejs_heap_size_used_bytes", "Used part of the V8 heap in bytes.", heapUsed);
  gauge("nodejs_external_memory_bytes", "Memory of objects outside the V8 heap in bytes.", external);
  new Gauge({ name: "nodejs_version_info", help: "Version of Node.js.", labelNames: ["version"], registers }).set(
    { version: process.version },
    1,
  );
}

const startTime = () => Math.round(performance.timeOrigin) / 1000;
