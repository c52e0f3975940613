/** Adds edges between the `human` ones, so that two neighbouring edges have at most the ratio `ratio`. */
export function finer(human: readonly number[], ratio: number): number[] {
  return human.flatMap((edge, i) => {
    const before = human[i - 1];
    if (before === undefined) return [edge];
    const steps = Math.ceil(Math.log(edge / before) / Math.log(ratio) - 1e-9);
    return Array.from({ length: steps }, (_, n) =>
      n === steps - 1 ? edge : Math.round(before * (edge / before) ** ((n + 1) / steps)),
    );
  });
}

/** The bin of a value, as PostgreSQL's width_bucket(value, edges) gives it: the number of edges that are not larger. */
export function binOf(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The value below which the share `p` (0–1) of the counts lies, interpolated linearly within a bin. `counts` is indexed
 * by bin. In a bin that lacks an edge the result is the other edge. Null if nothing is counted.
 */
export function quantile(edges: readonly number[], counts: readonly number[], p: number): number | null {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  let rest = p * total;
  for (const [bin, n] of counts.entries()) {
    if (n > 0 && rest <= n) {
      const [from, to] = [edges[bin - 1] ?? edges[bin] ?? 0, edges[bin] ?? edges[bin - 1] ?? 0];
      return from + (to - from) * (rest / n);
    }
    rest -= n;
  }
  return edges.at(-1) ?? null;
}
