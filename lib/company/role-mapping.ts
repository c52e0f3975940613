import { ROLES, isRole, type Role } from "@/lib/contracts/roles";

/** People of the provider with this value of the claim have this role, in these apps (SDKAppIDs; null: all). */
export interface MappedRole {
  value: string;
  role: Role;
  apps: string[] | null;
}

/** The value that everybody has whom the provider lets in. */
export const EVERYBODY = "*";

/** The roles that a mapping gives to somebody with these values of the claim. */
export const rolesFor = (mapping: readonly MappedRole[], values: readonly string[]): MappedRole[] =>
  mapping.filter(({ value }) => value === EVERYBODY || values.includes(value));

/** The values of a claim: a list of texts, or one text. Nothing else counts. */
export function claimValues(claim: unknown): string[] {
  if (typeof claim === "string") return [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === "string") : [];
}

/** A mapping as it is written, one role a line: `value = role`, or `value = role @ SDKAppID + SDKAppID`. */
export const writeMapping = (mapping: readonly MappedRole[]): string =>
  mapping
    .map(({ value, role, apps }) => `${value} = ${role}${apps === null ? "" : ` @ ${apps.join(" + ")}`}`)
    .join("\n");

/** Reads what writeMapping wrote; `;` separates like the end of a line. `fault` is the first part that is wrong. */
export function readMapping(text: string): { mapping: MappedRole[] } | { fault: string } {
  const mapping: MappedRole[] = [];
  for (const part of text.split(/[;\n]/).map((one) => one.trim())) {
    if (part === "") continue;
    const [, value = "", role = "", apps] = /^(.+?)\s*=\s*([a-z_]+)\s*(?:@\s*([\d\s+]+))?$/.exec(part) ?? [];
    if (!isRole(role)) return { fault: part };
    mapping.push({ value, role, apps: apps === undefined ? null : apps.split("+").map((app) => app.trim()) });
    if (mapping.at(-1)?.apps?.includes("")) return { fault: part };
  }
  return { mapping };
}

/** The roles that a mapping can name. */
export const ROLE_NAMES = ROLES.join(", ");
