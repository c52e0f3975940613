import { recordEvent } from "../audit/record-event";
import { ServiceError } from "../errors";
import { companyInUse } from "./oidc/settings";

/**
 * Throws ServiceError if only the company sign-in counts, for everybody but one account. It is said to those only who
 * know a password.
 */
export async function admitPassword(email: string, at: { endpoint: string; headers: Headers }): Promise<void> {
  const company = await companyInUse();
  if (!company?.only || email === company.breakGlass?.toLowerCase()) return;
  const actor = { kind: "stranger", id: null, name: email } as const;
  recordEvent("sign_in_failed", { ...at, actor, detail: { by: "password", problem: "company_only" } });
  throw new ServiceError("company_only", "People sign in through the company here");
}
