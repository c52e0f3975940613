const YEAR = 365 * 24 * 3600;

/** Remembers a choice of the viewer for a year, or forgets it (null). For preferences only: scripts can read it. */
export function setCookie(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR;
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax`;
}
