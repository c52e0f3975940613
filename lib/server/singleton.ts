/**
 * One value a process. The product's entry and Next's bundles load this code separately, so a module's own
 * variables exist twice; what hangs on globalThis exists once.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`rollcall.${name}`);
  const shared = globalThis as typeof globalThis & Record<symbol, T | undefined>;
  return (shared[key] ??= make());
}
