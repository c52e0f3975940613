import { env } from "../env";

/** A Set-Cookie that scripts cannot read. `age` is in seconds. */
export function setCookie(name: string, value: string, age: number): string {
  return `${name}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure()}`;
}

/** A Set-Cookie for a preference, which scripts read and change. `age` is in seconds. */
export function preferenceCookie(name: string, value: string, age: number): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${age}; SameSite=Lax`;
}

const secure = () => (env().publicUrl?.startsWith("https://") ? "; Secure" : "");

/** The value of a cookie of a request; null if it has none of this name. */
export function cookieOf(headers: Headers, name: string): string | null {
  const found = (headers.get("cookie") ?? "").split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return found === undefined ? null : found.slice(name.length + 1);
}
