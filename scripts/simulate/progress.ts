import type { Delivery } from "@/lib/simulate/delivery";
import type { Sender, SenderCounts } from "./sender";

const figure = (n: number) => n.toLocaleString("en-US");

export interface Progress {
  stop(): void;
  seconds(): number;
}

/** Prints one line per second about the sent callbacks. */
export function showProgress(sender: Sender, say: (line: string) => void): Progress {
  const startedAt = performance.now();
  let last = { at: startedAt, sent: 0 };
  let endedAt: number | null = null;
  const timer = setInterval(() => {
    const now = performance.now();
    const { sent, ok } = sender.counts;
    const rate = Math.round(((sent - last.sent) * 1000) / (now - last.at));
    last = { at: now, sent };
    const failed = sender.failed > 0 ? ` · failed ${figure(sender.failed)} (${kinds(sender.counts)})` : "";
    say(`sent ${figure(sent)} · answered OK ${figure(ok)}${failed} · in flight ${sender.waiting} · ${figure(rate)}/s`);
  }, 1000);
  return {
    stop() {
      clearInterval(timer);
      endedAt = performance.now();
    },
    seconds: () => ((endedAt ?? performance.now()) - startedAt) / 1000,
  };
}

/** A summary of the run in a few lines. */
export function summary(counts: Delivery["counts"], sent: SenderCounts, seconds: number): string {
  const lines = [
    `Sent ${figure(counts.distinct)} distinct callbacks and ${figure(counts.duplicates)} duplicates, ` +
      `${figure(sent.sent)} in all, in ${seconds.toFixed(1)} s (${figure(Math.round(sent.sent / seconds))}/s); ` +
      `${figure(counts.reordered)} of them out of order, ${figure(counts.lost)} lost on purpose.`,
    `Answered OK: ${figure(sent.ok)}. Failed: ${figure(sent.sent - sent.ok)}.`,
  ];
  if (sent.slow > 0) lines.push(`${figure(sent.slow)} answers took over 2 s: Tencent would not have waited for them.`);
  for (const [kind, { count, example }] of sent.failures) {
    lines.push(`  ${kind}: ${figure(count)}, the first: ${example || "(empty answer)"}`);
  }
  return lines.join("\n");
}

function kinds({ failures }: SenderCounts): string {
  return [...failures].map(([kind, { count }]) => `${kind}: ${figure(count)}`).join(", ");
}

/** Prints one line every ten seconds: the number of written callbacks, and the memory of the process. */
export function countProgress(say: (line: string) => void): Progress & { add: (callbacks: number) => void } {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  let written = 0;
  let last = 0;
  const timer = setInterval(() => {
    const memory = Math.round(process.memoryUsage.rss() / 1e6);
    say(`written ${figure(written)} · ${figure(Math.round((written - last) / 10))}/s · ${figure(memory)} MB of memory`);
    last = written;
  }, 10_000);
  return {
    add: (callbacks) => {
      written += callbacks;
    },
    stop: () => clearInterval(timer),
    seconds,
  };
}
