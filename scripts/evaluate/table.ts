/**
 * A table as plain text. The first `left` columns are left-aligned, the others right-aligned. The first row is the
 * head.
 */
export function table(rows: readonly (readonly string[])[], left = 1): string {
  const widths = rows.reduce<number[]>((max, row) => row.map((cell, i) => Math.max(cell.length, max[i] ?? 0)), []);
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i < left ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

export const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

/** Mean, minimum and maximum of shares. */
export function spread(shares: readonly number[]): { mean: number; min: number; max: number } {
  return {
    mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    min: Math.min(...shares),
    max: Math.max(...shares),
  };
}
