const NOTICE_MS = 300;

/** Says on standard output what was done and how long it took, and before that, if it takes a while, what is done. */
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
