import { isIP } from "node:net";
import os from "node:os";
import type { Env } from "../env";

/** Whether the console answers under the name of a Host header. */
export type HostCheck = (host: string | undefined) => boolean;

/** The names that always lead to this machine. */
export const ownNames = (machine = os.hostname()): string[] => ["localhost", machine.toLowerCase()];

/**
 * The check of Host headers. A stranger's page can lead its own name to our address (DNS rebinding), and would then
 * read what this machine may. Nobody can lead an address elsewhere, so addresses are allowed. Of names, those of this
 * machine are, that of the public address, and those of ROLLCALL_ALLOWED_HOSTS.
 */
export function hostCheck(
  { host, publicUrl, allowedHosts }: Pick<Env, "host" | "publicUrl" | "allowedHosts">,
  machine = os.hostname(),
): HostCheck {
  const own = ownNames(machine);
  const publicName = publicUrl === null ? null : nameOf(new URL(publicUrl).host);
  const names = [...own, ...own.map((name) => `${name}.local`), host.toLowerCase(), publicName, ...allowedHosts];
  const exact = new Set(names);
  // Browsers ask no name server for a name below localhost.
  const domains = [".localhost", ...allowedHosts.filter((name) => name.startsWith("*.")).map((name) => name.slice(1))];
  return (header) => {
    const name = nameOf(header);
    if (exact.has("*")) return true;
    return name !== null && (isIP(name) !== 0 || exact.has(name) || domains.some((domain) => name.endsWith(domain)));
  };
}

/** The name or the address in a Host header, in lower case, without port and brackets; null if it has none. */
export function nameOf(header: string | undefined): string | null {
  const [, address, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]+?)\.?)(?::\d{1,5})?$/i.exec(header ?? "") ?? [];
  return (address ?? name)?.toLowerCase() ?? null;
}
