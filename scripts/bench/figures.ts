/** Times (ms) of one request or page on one data directory. */
export interface Times {
  p50: number;
  p95: number;
  /** Status of the answers. If it is not 200, the times mean nothing. */
  status: number;
}

export function timesOf(samples: readonly number[], status: number): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), status };
}

/** The value below which a share of the sorted samples lies; the greatest for 1, and NaN without samples. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

export const ms = (n: number): string => (n < 10 ? n.toFixed(1) : String(Math.round(n)));

/**
 * A Markdown table with one row for each name, two columns for each label, and the growth of the p50 from first to
 * last.
 */
export function table(
  title: string,
  labels: readonly string[],
  columns: readonly ReadonlyMap<string, Times>[],
): string {
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const heads = labels.flatMap((label) => [`${label} p50`, "p95"]);
  const growing = columns.length > 1;
  const lines = [
    `| ${[`${title}, ms`, ...heads, ...(growing ? ["growth"] : [])].join(" | ")} |`,
    `|---|${"---:|".repeat(heads.length + (growing ? 1 : 0))}`,
  ];
  for (const name of names) {
    const cells = columns.flatMap((column) => cellsOf(column.get(name)));
    const [first, last] = [columns[0]?.get(name), columns.at(-1)?.get(name)];
    const growth = first?.status === 200 && last?.status === 200 ? `${(last.p50 / first.p50).toFixed(1)} ×` : "";
    lines.push(`| ${[name, ...cells, ...(growing ? [growth] : [])].join(" | ")} |`);
  }
  return lines.join("\n");
}

function cellsOf(times: Times | undefined): string[] {
  if (times === undefined) return ["–", "–"];
  if (times.status !== 200) return [`HTTP ${times.status}`, ""];
  return [ms(times.p50), ms(times.p95)];
}
