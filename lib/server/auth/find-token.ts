import type { RoleGrant } from "@/lib/contracts/roles";
import { tokenRole } from "@/lib/contracts/tokens";
import { signInDb as db } from "../db/client";
import { env } from "../env";
import { ServiceError } from "../errors";
import { grantOf } from "./grants";
import type { Principal } from "./session-cache";
import { grantsOfService, grantsWithin } from "./token-grants";
import { hashOfSecret } from "./token-secret";

const include = {
  owner: { select: { email: true, deactivatedAt: true, grants: { select: { appId: true, role: true } } } },
} as const;

const find = (hash: string) => db().apiToken.findFirst({ where: { OR: [{ hash }, { oldHash: hash }] }, include });
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

/** The caller with this secret; null if no token has it. Throws ServiceError if the token does not work any more. */
export async function findToken(secret: string, now: Date): Promise<Principal | null> {
  const hash = hashOfSecret(secret);
  const row = await find(hash);
  if (row === null) return null;
  const ended = endOf(row, hash, now);
  if (ended !== null) throw new ServiceError("token_ended", ended);
  const { id, name, app, owner, ownerId } = row;
  return {
    kind: "script",
    id,
    name: owner === null ? name : `${name} (${owner.email})`,
    email: null,
    ownerId,
    app,
    grants: grantsOf(row),
  };
}

/** Why a token does not work any more; null if it does. */
function endOf({ name, expiresAt, hash, oldUntil, ownerId, owner }: Row, given: string, now: Date): string | null {
  if (given !== hash && (oldUntil === null || oldUntil <= now))
    return `The API token “${name}” has another secret since it was rotated; use the new one`;
  if (expiresAt !== null && expiresAt <= now)
    return `The API token “${name}” expired at ${expiresAt.toISOString()}; rotate it, or create another one`;
  if (ownerId === null) return null;
  if (!env().personalTokens) return "This installation does not allow API tokens of persons";
  return owner === null || owner.deactivatedAt !== null ? `The owner of the API token “${name}” is deactivated` : null;
}

/** What a token allows now. Throws ServiceError if this version does not know its role. */
function grantsOf({ name, role, appIds, owner }: Row): RoleGrant[] {
  const known = tokenRole.safeParse(role);
  if (!known.success)
    throw new ServiceError("forbidden", `The API token “${name}” has the role “${role}”, which is not known here`);
  const scope = { role: known.data, appIds };
  if (owner === null) return grantsOfService(scope);
  return grantsWithin(
    scope,
    owner.grants.flatMap((grant) => grantOf(grant.appId, grant.role)),
  );
}
