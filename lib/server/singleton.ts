/**
 * A value that exists once per process. The product's entry and Next's bundles load modules separately, so variables of
 * a module exist twice. A property of globalThis exists once.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`rollcall.${name}`);
  const shared = globalThis as typeof globalThis & Record<symbol, T | undefined>;
  return (shared[key] ??= make());
}
