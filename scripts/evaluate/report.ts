import type { ScoredEnd } from "@/lib/simulate/evaluate/score-reasons";
import { DOCUMENTED, explainDocumented } from "@/lib/simulate/evaluate/documented-cases";
import type { OnlineAccuracy, Evaluation } from "@/lib/simulate/evaluate/evaluate";
import { REASONS } from "@/lib/simulate/reasons";
import { percent, spread, table } from "./table";

const share = (judged: readonly ScoredEnd[], right: (one: ScoredEnd) => boolean) =>
  judged.length === 0 ? 1 : judged.filter(right).length / judged.length;
const isFirst = ({ rank }: ScoredEnd) => rank === 0;
const isAmongTwo = ({ rank }: ScoredEnd) => rank !== null && rank < 2;

/** The measures of each seed. Each is a share. */
const MEASURES: readonly (readonly [head: string, of: (evaluation: Evaluation) => number])[] = [
  ["shown", (e) => e.tencent.shown.right],
  ["recorded", (e) => e.tencent.recorded.right],
  ["naive", (e) => e.tencent.naive.right],
  ["| shown", (e) => e.actual.shown.right],
  ["recorded", (e) => e.actual.recorded.right],
  ["dated", (e) => e.actual.dated.right],
  ["naive", (e) => e.actual.naive.right],
  ["| first", (e) => share(e.scored, isFirst)],
  ["first two", (e) => share(e.scored, isAmongTwo)],
  ["row first", (e) => share(e.scored, ({ firstRowCorrect }) => firstRowCorrect)],
];

/** A row for each seed, then mean, minimum and maximum. */
export function seedsTable(evaluations: readonly Evaluation[]): string {
  const line = (name: string, callbacks: string, ends: string, shares: readonly number[]) => [
    name,
    callbacks,
    ends,
    ...shares.map(percent),
  ];
  const spreads = MEASURES.map(([, of]) => spread(evaluations.map(of)));
  return table([
    ["seed", "callbacks", "ends", ...MEASURES.map(([head]) => head)],
    ...evaluations.map((e) =>
      line(
        String(e.seed),
        String(e.callbacks),
        String(e.scored.length),
        MEASURES.map(([, of]) => of(e)),
      ),
    ),
    line(
      "mean",
      "",
      "",
      spreads.map(({ mean }) => mean),
    ),
    line(
      "min",
      "",
      "",
      spreads.map(({ min }) => min),
    ),
    line(
      "max",
      "",
      "",
      spreads.map(({ max }) => max),
    ),
  ]);
}

/** The kinds of errors of the online state, over all seeds. */
export function agreementTable(evaluations: readonly Evaluation[]): string {
  const line = (name: string, of: (evaluation: Evaluation) => OnlineAccuracy) => {
    const mean = (field: keyof OnlineAccuracy) => percent(spread(evaluations.map((e) => of(e)[field])).mean);
    return [name, mean("right"), mean("wronglyOnline"), mean("wronglyOffline")];
  };
  return table([
    ["share of user-time", "right", "wrongly online", "wrongly offline"],
    line("against what Tencent knew: Rollcall, as shown", (e) => e.tencent.shown),
    line("                              Rollcall, as recorded", (e) => e.tencent.recorded),
    line("                              naive receiver", (e) => e.tencent.naive),
    line("against the true state:       Tencent itself", (e) => e.actual.tencent),
    line("                              Rollcall, as shown", (e) => e.actual.shown),
    line("                              Rollcall, as recorded", (e) => e.actual.recorded),
    line("                              Rollcall, timeouts dated", (e) => e.actual.dated),
    line("                              naive receiver", (e) => e.actual.naive),
  ]);
}

/** For each true reason, how often it ranks first, and the most frequent wrong first reason. */
export function reasonsTable(evaluations: readonly Evaluation[]): string {
  const all = evaluations.flatMap(({ scored }) => scored);
  const rows = REASONS.map((reason) => {
    const ends = all.filter(({ truth }) => truth === reason);
    return [
      reason,
      String(ends.length),
      ...[isFirst, isAmongTwo, (one: ScoredEnd) => one.firstRowCorrect].map((is) => percent(share(ends, is))),
      mistakenFor(ends),
    ];
  });
  const total = [
    "all",
    String(all.length),
    percent(share(all, isFirst)),
    percent(share(all, isAmongTwo)),
    percent(share(all, (one) => one.firstRowCorrect)),
    "",
  ];
  return table([["true reason", "ends", "first", "first two", "row first", "first reason instead"], ...rows, total]);
}

function mistakenFor(ends: readonly ScoredEnd[]): string {
  const counts = new Map<string, number>();
  for (const { first, rank } of ends)
    if (rank !== 0 && first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? "" : `${most[0]} ${percent(most[1] / ends.length)}`;
}

/** The first explanation of each row of Tencent's table. */
export function documentedTable(): string {
  const rows = DOCUMENTED.map((documented) => {
    const { reasons, confidence } = explainDocumented(documented);
    const first = reasons[0];
    const place = reasons.findIndex(({ code }) => code === documented.reason);
    const rank =
      place === 0 ? "first" : `${documented.reason}: no. ${place + 1}, ${reasons[place]?.likelihood.toFixed(2)}`;
    return [documented.row, documented.what, `${first?.code} ${first?.likelihood.toFixed(2)}`, confidence, rank];
  });
  return table([["row", "what happened", "first explanation", "confidence", "the row's own reason"], ...rows], 5);
}
