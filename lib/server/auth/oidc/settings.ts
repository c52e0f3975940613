import { companySettings, type ChangeCompany, type CompanyAnswer } from "@/lib/contracts/company";
import { signInDb as db } from "../../db/client";
import { open, seal, type Place } from "../../encryption/seal";
import { env } from "../../env";
import { ServiceError } from "../../errors";
import type { Company } from "./company";
import { redirectUriOf, signedOutUriOf } from "./redirect-uri";

const PLACE: Place = "company_sign_in.client_secret:1";

/** The settings of the environment, else those of the console; null if there are none. */
export const companyInUse = async (): Promise<Company | null> => env().company ?? (await storedCompany());

async function storedCompany(): Promise<Company | null> {
  const row = await db().companySignIn.findUnique({ where: { id: 1 } });
  if (row === null) return null;
  return { ...companySettings.parse(row.settings), clientSecret: open(row.clientSecret, PLACE) };
}

/** The settings without the secret, for an administrator. */
export async function readCompany(headers: Headers): Promise<CompanyAnswer> {
  const company = await companyInUse();
  const uris = { redirectUri: redirectUriOf(headers), signedOutUri: signedOutUriOf(headers) };
  if (company === null) return { source: "none", settings: null, ...uris };
  const { clientSecret: _, ...settings } = company;
  return { source: env().company === null ? "console" : "environment", settings, ...uris };
}

/** Stores the settings of the console. Throws ServiceError. */
export async function changeCompany({ clientSecret, ...given }: ChangeCompany): Promise<void> {
  refuseIfSetByEnvironment();
  const settings = companySettings.parse(given);
  if (settings.only && settings.breakGlass !== null) await requireBreakGlass(settings.breakGlass);
  const stored = await storedCompany();
  // Another provider must not get the secret that this one gave.
  const secret = clientSecret ?? (stored?.issuer === settings.issuer ? stored.clientSecret : undefined);
  if (secret === undefined) throw new ServiceError("invalid", "clientSecret: is missing");
  const data = { settings, clientSecret: seal(secret, PLACE) };
  await db().companySignIn.upsert({ where: { id: 1 }, create: data, update: data });
}

/** Removes the settings of the console. Throws ServiceError. */
export async function removeCompany(): Promise<void> {
  refuseIfSetByEnvironment();
  await db().companySignIn.deleteMany();
}

/** Throws ServiceError if the break-glass account could not do anything without the provider. */
async function requireBreakGlass(email: string): Promise<void> {
  const found = await db().authUser.count({
    where: {
      email: email.toLowerCase(),
      deactivatedAt: null,
      accounts: { some: { providerId: "credential" } },
      grants: { some: { appId: 0, role: "administrator" } },
    },
  });
  if (found === 0)
    throw new ServiceError("invalid", "breakGlass: must be an administrator of all apps who has a password");
}

function refuseIfSetByEnvironment(): void {
  if (env().company !== null) throw new ServiceError("conflict", "The company sign-in is set by the environment");
}
