import { z } from "zod";
import { text } from "./personal";
import { ROLES } from "./roles";

/** Why a sign-in with the company's provider failed. The sign-in page says what to do. */
export const COMPANY_PROBLEMS = [
  "unreachable",
  "refused",
  "over",
  "answer",
  "no_email",
  "unverified",
  "taken",
  "no_role",
  "deactivated",
  "last_administrator",
] as const;
export type CompanyProblem = (typeof COMPANY_PROBLEMS)[number];

/** Only this machine may be reached without TLS. */
const THIS_MACHINE = ["127.0.0.1", "localhost", "[::1]"];
const issuer = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((address) => {
    // It is refused as an address already.
    if (!URL.canParse(address)) return true;
    const { protocol, hostname } = new URL(address);
    return protocol === "https:" || THIS_MACHINE.includes(hostname);
  }, "must begin with https:");

const role = z.object({
  value: z.string().min(1).max(200).describe("A value of the claim; `*` is everybody whom the provider lets in."),
  role: z.enum(ROLES),
  apps: z.array(z.string().min(1)).min(1).max(200).nullable().describe("SDKAppIDs. All apps if null."),
});

const fields = {
  issuer: issuer.describe("The issuer. Its /.well-known/openid-configuration is read."),
  clientId: z.string().min(1).max(500),
  name: z.string().trim().max(60).describe("What the button of the sign-in calls it."),
  scopes: z.string().min(1).max(500).describe("The scopes that are asked for, with `openid`."),
  claim: z.string().min(1).max(200).describe("The claim with the groups."),
  roles: z.array(role).max(200).describe("Which value of the claim gives which role."),
  trustEmail: z.boolean().describe("Whether e-mail addresses are right though the provider does not say verified."),
  only: z.boolean().describe("Whether nobody signs in with a password, but for `breakGlass`."),
  breakGlass: z.email().max(255).nullable().describe("Who may sign in with a password all the same."),
};

export const companySettings = z.object(fields).refine(({ only, breakGlass }) => !only || breakGlass !== null, {
  path: ["breakGlass"],
  message: "must name an administrator who can sign in without the provider",
});
export type CompanySettings = z.infer<typeof companySettings>;

/** A body has to be an object for the table of endpoints; what the fields mean together is checked behind it. */
export const changeCompany = z.object({
  ...fields,
  clientSecret: z.string().min(1).max(1000).optional().describe("Left out: the one that is stored for this issuer."),
});
export type ChangeCompany = z.input<typeof changeCompany>;

const shown = z.object({
  issuer: text("plain"),
  clientId: text("plain"),
  name: text("plain"),
  scopes: text("plain"),
  claim: text("plain"),
  roles: z.array(z.object({ value: text("plain"), role: z.enum(ROLES), apps: z.array(text("plain")).nullable() })),
  trustEmail: z.boolean(),
  only: z.boolean(),
  breakGlass: text("plain").nullable(),
});

export const companyAnswer = z.object({
  /** Where the settings come from. Those of the environment win, and cannot be changed here. */
  source: z.enum(["environment", "console", "none"]),
  settings: shown.nullable(),
  /** The address to register at the provider. */
  redirectUri: text("plain"),
  /** The address to register at the provider for people who have signed out. */
  signedOutUri: text("plain"),
});
export type CompanyAnswer = z.infer<typeof companyAnswer>;

export const testCompany = z.object({ issuer: fields.issuer });

/** What the provider says of itself. */
export const companyTest = z.object({
  authorizationEndpoint: text("plain"),
  /** Whether it names PKCE with SHA-256. Rollcall uses it in any case. */
  pkce: z.boolean(),
  /** Whether it has the scope; null if it does not list its scopes. */
  scopes: z.array(text("plain")).nullable(),
});
export type CompanyTest = z.infer<typeof companyTest>;

export const beginCompany = z.object({ next: z.string().max(2000).optional().describe("The page to open then.") });
