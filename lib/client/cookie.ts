const YEAR = 365 * 24 * 3600;

/** Remembers a choice of the viewer for a year, or forgets it (null). For preferences only: scripts can read it. */
export function setCookie(name: string, value: string | null): void {
  const age = value === null ? 0 : YEAR;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; path=/; max-age=${age}; samesite=lax${secure}`;
}

/** A remembered choice; null if there is none. */
export function readCookie(name: string): string | null {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found === undefined ? null : decodeURIComponent(found.slice(name.length + 1));
}
