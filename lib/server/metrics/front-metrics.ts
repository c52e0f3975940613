import { Counter, Gauge, Histogram, type OpenMetricsContentType, type Registry } from "prom-client";
import { SECOND } from "@/lib/time/units";
import { ANSWER_BOUNDS, type AnswerFigures } from "../front/answer-figures";
import type { FrontFigures, WriterFigures } from "../front/messages";
import { usage } from "../process/usage";

type AnyRegistry = Registry | Registry<OpenMetricsContentType>;

/** Adds the figures of the front and its writer. Counters begin at 0 when their process restarts. */
export function registerFrontMetrics(registry: AnyRegistry, figures: FrontFigures): void {
  const registers = [registry];
  const counter = (name: string, help: string, value: number) => new Counter({ name, help, registers }).inc(value);
  const gauge = (name: string, help: string, value: number) => new Gauge({ name, help, registers }).set(value);
  const { answers, restarts, journal, oldestWaitMs, database, writer } = figures;

  const answered = { name: "rollcall_front_answers_total", help: "Answers to callbacks, by HTTP status.", registers };
  const byStatus = new Counter({ ...answered, labelNames: ["status"] });
  for (const [status, count] of Object.entries(answers.byStatus)) byStatus.inc({ status }, count);
  registerAnswerTimes(registry, answers);
  counter("rollcall_journal_syncs_total", "Syncs of the journal to the disk.", journal.syncs);
  counter(
    "rollcall_journal_refused_total",
    "Callbacks refused because the journal was full or too slow.",
    journal.refused,
  );
  gauge("rollcall_journal_wait_seconds", "How long the oldest callback waits to be stored.", oldestWaitMs / SECOND);
  gauge("rollcall_database_up", "1 if callbacks can be stored, 0 in an outage.", database === null ? 1 : 0);
  const restarted = { name: "rollcall_process_restarts_total", help: "Restarts of writer and console.", registers };
  const byProcess = new Counter({ ...restarted, labelNames: ["process"] });
  for (const [process, count] of Object.entries(restarts)) byProcess.inc({ process }, count);
  registerUsage(registry, figures);
  if (writer !== null) registerWriterMetrics(registry, writer);
}

function registerWriterMetrics(registry: AnyRegistry, { drain, rollup }: WriterFigures): void {
  const registers = [registry];
  const counter = (name: string, help: string, value: number) => new Counter({ name, help, registers }).inc(value);
  counter("rollcall_writer_stored_total", "Callbacks that were stored from the journal.", drain.records);
  counter("rollcall_writer_batches_total", "Attempts to store a batch.", drain.batches);
  counter("rollcall_writer_seconds_total", "Time of the attempts in seconds.", drain.ms / SECOND);
  counter("rollcall_writer_retries_total", "Failures of the database, after which it tried again.", drain.retries);
  counter("rollcall_writer_set_aside_total", "Callbacks that the database refuses.", drain.setAside);
  counter("rollcall_rollup_minutes_total", "Minutes that were summed.", rollup.minutes);
  counter("rollcall_rollup_failures_total", "Failures of the rollup.", rollup.failures);
}

function registerUsage(registry: AnyRegistry, front: FrontFigures): void {
  const labels = { labelNames: ["process"], registers: [registry] };
  const cpu = new Counter({ name: "rollcall_process_cpu_seconds_total", help: "CPU time in seconds.", ...labels });
  const memory = new Gauge({ name: "rollcall_process_resident_memory_bytes", help: "Memory in bytes.", ...labels });
  for (const [process, used] of Object.entries({ front, writer: front.writer, console: usage() })) {
    if (used === null) continue;
    cpu.inc({ process }, used.cpuSeconds);
    memory.set({ process }, used.residentBytes);
  }
}

/** A histogram that the front has made. prom-client counts by itself, so its answer is replaced. */
function registerAnswerTimes(registry: AnyRegistry, { within, seconds }: AnswerFigures): void {
  const name = "rollcall_front_answer_seconds";
  const about = { name, help: "Time from the arrival of a callback to its answer.", aggregator: "sum" as const };
  const bounds = [...ANSWER_BOUNDS.map(String), "+Inf"];
  const values = [
    ...bounds.map((le, i) => ({ labels: { le }, value: within[i] ?? 0, metricName: `${name}_bucket` })),
    { labels: {}, value: seconds, metricName: `${name}_sum` },
    { labels: {}, value: within.at(-1) ?? 0, metricName: `${name}_count` },
  ];
  const histogram = new Histogram({ name, help: about.help, buckets: [...ANSWER_BOUNDS], registers: [registry] });
  Object.assign(histogram, { getForPromString: () => Promise.resolve({ ...about, type: "histogram", values }) });
}
