import { ROLE_NAMES, readMapping } from "@/lib/company/role-mapping";
import { companySettings } from "@/lib/contracts/company";
import { switchOf } from "../../env-values";
import { ConfigError } from "../../start-error";
import type { Company } from "./company";

const NEEDED = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET"] as const;

/**
 * The company sign-in of the variables ROLLCALL_OIDC_…; null if none is set. `value` reads a variable. Throws
 * ConfigError.
 */
export function companyOf(value: (name: string) => string | null): Company | null {
  const of = (name: string) => value(`ROLLCALL_OIDC_${name}`);
  const missing = NEEDED.filter((name) => of(name) === null);
  if (missing.length === NEEDED.length) return null;
  if (missing.length > 0)
    throw new ConfigError(`ROLLCALL_OIDC_${missing[0]} is not set, but another ROLLCALL_OIDC_ setting needs it.`);
  const read = readMapping(of("ROLES") ?? "");
  if ("fault" in read)
    throw new ConfigError(
      `ROLLCALL_OIDC_ROLES holds ${JSON.stringify(read.fault)}, but each of its parts must be value=role or ` +
        `value=role@SDKAppID, separated by semicolons. The roles are ${ROLE_NAMES}.`,
    );
  const onOff = (name: string) => switchOf(`ROLLCALL_OIDC_${name}`, of(name) ?? "off");
  const parsed = companySettings.safeParse({
    issuer: of("ISSUER"),
    clientId: of("CLIENT_ID"),
    name: of("NAME") ?? "",
    scopes: of("SCOPES") ?? "openid profile email",
    claim: of("CLAIM") ?? "groups",
    roles: read.mapping,
    trustEmail: onOff("TRUST_EMAIL"),
    only: onOff("ONLY"),
    breakGlass: of("BREAK_GLASS"),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? "").replaceAll(/[A-Z]/g, (letter) => `_${letter}`);
    throw new ConfigError(`ROLLCALL_OIDC_${name.toUpperCase()} cannot be used: it ${issue?.message ?? "is wrong"}.`);
  }
  return { ...parsed.data, clientSecret: of("CLIENT_SECRET") ?? "" };
}
