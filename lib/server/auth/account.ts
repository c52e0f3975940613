import { locale } from "@/lib/contracts/common";
import type { Account, ChangeAccount } from "@/lib/contracts/account";
import { signInDb as db } from "../db/client";
import { ServiceError } from "../errors";
import { ownFactors } from "./factors";
import { clearSessionCache } from "./session-cache";
import { endSessions, listSessions, type OpenSession } from "./sessions";

/** The account of the person of a session. `headers` are those of the request. */
export async function readAccount({ id, user }: OpenSession, headers: Headers, now: Date): Promise<Account> {
  const { name, email, locale: chosen } = await db().authUser.findUniqueOrThrow({ where: { id: user.id } });
  return {
    name,
    email,
    locale: locale.nullable().parse(chosen),
    factors: await ownFactors(user.id, headers),
    sessions: await listSessions(user.id, id, now),
  };
}

/** Changes the name or the language of a person. */
export async function changeAccount(userId: string, { name, locale: chosen }: ChangeAccount): Promise<void> {
  const data = { ...(name !== undefined && { name }), ...(chosen !== undefined && { locale: chosen }) };
  await db().authUser.update({ where: { id: userId }, data });
  clearSessionCache();
}

/** Ends one session of a person, or all but the one that asks. Throws ServiceError if there is no such session. */
export async function endOwnSessions({ id: own, user }: OpenSession, id: string | undefined): Promise<void> {
  if (id === undefined) await endSessions({ userId: user.id, except: own });
  else if ((await endSessions({ userId: user.id, id })) === 0)
    throw new ServiceError("not_found", "There is no such session");
}
