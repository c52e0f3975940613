import type { Judged } from "@/lib/simulate/evaluate/causes";
import { DOCUMENTED, explainDocumented } from "@/lib/simulate/evaluate/documented";
import type { Agreement, Evaluation } from "@/lib/simulate/evaluate/evaluate";
import { REASONS } from "@/lib/simulate/reasons";
import { percent, spread, table } from "./table";

const share = (judged: readonly Judged[], right: (one: Judged) => boolean) =>
  judged.length === 0 ? 1 : judged.filter(right).length / judged.length;
const isFirst = ({ place }: Judged) => place === 0;
const isAmongTwo = ({ place }: Judged) => place !== null && place < 2;

/** What is measured of each seed, each a share. */
const MEASURES: readonly (readonly [head: string, of: (evaluation: Evaluation) => number])[] = [
  ["shown", (e) => e.vendor.shown.right],
  ["recorded", (e) => e.vendor.recorded.right],
  ["naive", (e) => e.vendor.naive.right],
  ["| shown", (e) => e.really.shown.right],
  ["recorded", (e) => e.really.recorded.right],
  ["dated", (e) => e.really.dated.right],
  ["naive", (e) => e.really.naive.right],
  ["| first", (e) => share(e.judged, isFirst)],
  ["first two", (e) => share(e.judged, isAmongTwo)],
  ["row first", (e) => share(e.judged, ({ rowFirst }) => rowFirst)],
];

/** A line a seed, and mean, least and most over them. */
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
        String(e.judged.length),
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

/** How the online state was wrong where it was, over all seeds. */
export function agreementTable(evaluations: readonly Evaluation[]): string {
  const line = (name: string, of: (evaluation: Evaluation) => Agreement) => {
    const mean = (field: keyof Agreement) => percent(spread(evaluations.map((e) => of(e)[field])).mean);
    return [name, mean("right"), mean("wronglyOnline"), mean("wronglyOffline")];
  };
  return table([
    ["share of user-time", "right", "online, but gone", "offline, but there"],
    line("against what the vendor knew: Rollcall, as shown", (e) => e.vendor.shown),
    line("                              Rollcall, as recorded", (e) => e.vendor.recorded),
    line("                              naive receiver", (e) => e.vendor.naive),
    line("against what was really so:   the vendor itself", (e) => e.really.vendor),
    line("                              Rollcall, as shown", (e) => e.really.shown),
    line("                              Rollcall, as recorded", (e) => e.really.recorded),
    line("                              Rollcall, timeouts dated", (e) => e.really.dated),
    line("                              naive receiver", (e) => e.really.naive),
  ]);
}

/** For each true reason, how often it came first, and what was said instead most often. */
export function reasonsTable(evaluations: readonly Evaluation[]): string {
  const all = evaluations.flatMap(({ judged }) => judged);
  const rows = REASONS.map((reason) => {
    const own = all.filter(({ truth }) => truth === reason);
    return [
      reason,
      String(own.length),
      ...[isFirst, isAmongTwo, (one: Judged) => one.rowFirst].map((is) => percent(share(own, is))),
      mistakenFor(own),
    ];
  });
  const total = [
    "all",
    String(all.length),
    percent(share(all, isFirst)),
    percent(share(all, isAmongTwo)),
    percent(share(all, (one) => one.rowFirst)),
    "",
  ];
  return table([
    ["what really happened", "ends", "first", "first two", "row first", "said first instead"],
    ...rows,
    total,
  ]);
}

function mistakenFor(own: readonly Judged[]): string {
  const counts = new Map<string, number>();
  for (const { first, place } of own)
    if (place !== 0 && first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? "" : `${most[0]} ${percent(most[1] / own.length)}`;
}

/** The first explanation of each row of the vendor's table. */
export function documentedTable(): string {
  const rows = DOCUMENTED.map((documented) => {
    const { reasons, confidence } = explainDocumented(documented);
    const first = reasons[0];
    const place = reasons.findIndex(({ code }) => code === documented.reason);
    const told =
      place === 0 ? "first" : `${documented.reason}: no. ${place + 1}, ${reasons[place]?.likelihood.toFixed(2)}`;
    return [documented.row, documented.what, `${first?.code} ${first?.likelihood.toFixed(2)}`, confidence, told];
  });
  return table([["row", "what happened", "first explanation", "confidence", "the row's own reason"], ...rows], 5);
}
