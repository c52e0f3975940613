/** A step that takes longer is announced before it ends. */
const NOTICE_MS = 300;

/** Runs a step of the start, and prints its name and its duration to standard output. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const notice = setTimeout(() => process.stdout.write(`  ${name} …\n`), NOTICE_MS);
  try {
    const result = await work();
    process.stdout.write(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
    return result;
  } finally {
    clearTimeout(notice);
  }
}
