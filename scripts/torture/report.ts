import type { Tally } from "./sender";

/** One fault that was played. */
export interface Played extends Tally {
  kind: string;
  frontLives: boolean;
  mayRefuse: boolean;
  /** Seconds from its end until the backlog is stored; null if that took too long. */
  recovery: number | null;
  /** What took longer than it may; null for nothing. */
  error: string | null;
}

/** Callbacks are answered within this time, whatever fails. */
export const ANSWER_WITHIN_MS = 1_500;

/** A Markdown table with one row a kind of fault. */
export function faultTable(played: readonly Played[]): string {
  const kinds = [...new Set(played.map(({ kind }) => kind))].sort();
  const heads = [
    "played",
    "OK",
    "FAIL",
    "no answer",
    "longest answer, ms",
    "longest FAIL, ms",
    "recovery, s: median / longest",
  ];
  return [
    `| fault | ${heads.join(" | ")} |`,
    `|---|${"---:|".repeat(heads.length)}`,
    ...kinds.map((kind) =>
      row(
        kind,
        played.filter((one) => one.kind === kind),
      ),
    ),
  ].join("\n");
}

function row(kind: string, faults: readonly Played[]): string {
  const sum = (of: (one: Played) => number) => faults.reduce((total, one) => total + of(one), 0);
  const recoveries = faults.map(({ recovery }) => recovery ?? Infinity).sort((a, b) => a - b);
  // While the front is away, only the time until it answers again can be measured.
  const longest = faults.every(({ frontLives }) => frontLives)
    ? String(Math.round(Math.max(...faults.map((one) => one.longest))))
    : "–";
  const refusal = Math.round(Math.max(...faults.map((one) => one.longestRefusal)));
  const median = recoveries[Math.floor((recoveries.length - 1) / 2)] ?? NaN;
  const cells = [
    ...[faults.length, sum((one) => one.ok), sum((one) => one.refused), sum((one) => one.unanswered), longest],
    sum((one) => one.refused) > 0 ? refusal : "–",
    `${seconds(median)} / ${seconds(recoveries.at(-1) ?? NaN)}`,
  ];
  return `| ${kind} | ${cells.join(" | ")} |`;
}

const seconds = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : "never");

/** What must not have happened, one sentence each. */
export function complaints(played: readonly Played[]): string[] {
  return played.flatMap((one, i) => {
    const say = (text: string) => `Fault ${i + 1}, ${one.kind}: ${text}.`;
    const found: string[] = [];
    if (one.error !== null) found.push(say(one.error));
    if (one.recovery === null) found.push(say("the backlog was not stored in time"));
    if (one.frontLives && one.unanswered > 0) found.push(say(`${one.unanswered} callbacks got no answer`));
    if (one.frontLives && !one.mayRefuse && one.refused > 0) found.push(say(`${one.refused} callbacks were refused`));
    if (one.frontLives && one.longest > ANSWER_WITHIN_MS)
      found.push(say(`an answer took ${Math.round(one.longest)} ms`));
    return found;
  });
}
