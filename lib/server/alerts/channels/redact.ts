import type { ChannelSettings } from "@/lib/contracts/alert-channels";

/** Shorter parts of an address are no secret, and would hide words of the error. */
const LEAST = 6;

/** A text without the secrets of a channel, in any form that an error or an answer may repeat them. */
export function redact(text: string, settings: ChannelSettings): string {
  return secretsOf(settings)
    .filter((secret) => secret.length >= LEAST)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, secret) => clean.replaceAll(secret, "•••"), text);
}

function secretsOf(settings: ChannelSettings): string[] {
  if (settings.kind === "email") return formsOf(settings.password);
  const own = "secret" in settings ? (settings.secret?.split(/\s+/) ?? []) : [];
  return [...own.flatMap(formsOf), ...partsOf(settings.url)];
}

function formsOf(secret: string | undefined): string[] {
  if (!secret) return [];
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")];
}

/** The host is no secret. */
function partsOf(address: string): string[] {
  if (!URL.canParse(address)) return [address];
  const { pathname, search, searchParams } = new URL(address);
  return [pathname + search, search, ...searchParams.values(), ...pathname.split("/")];
}
