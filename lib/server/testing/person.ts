import { ALL_APPS, type Role } from "@/lib/contracts/roles";
import { auth } from "../auth/auth";
import { createPerson } from "../auth/create-person";
import { giveRoles } from "../auth/grants";
import { hashPassword, storePassword } from "../auth/passwords";
import { db } from "../db/client";

/** A password that is strong enough. */
export const PASSWORD = "three quiet herons";

/** Creates a person who can sign in with PASSWORD and has these roles in every app. Returns their id. */
export async function makePerson(email: string, { name = "", roles = ["viewer"] as Role[] } = {}): Promise<string> {
  const id = await createPerson(db(), { email, name });
  await storePassword(id, await hashPassword(PASSWORD));
  await giveRoles(db(), id, ALL_APPS, roles);
  return id;
}

/** Signs a person in, and returns the Cookie header of the session. */
export async function openSession(
  email: string,
  password = PASSWORD,
  headers: Record<string, string> = {},
): Promise<string> {
  const answer = await auth().api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
