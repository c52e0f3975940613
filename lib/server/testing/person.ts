import { ALL_APPS, type Role } from "@/lib/contracts/roles";
import { createPerson } from "../auth/create-person";
import { giveRoles } from "../auth/grants";
import { hashPassword, storePassword } from "../auth/passwords";
import { signIn } from "../auth/sign-in";
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

/** The Cookie header of a browser that was given these Set-Cookie headers. */
export const cookieHeader = (setCookies: readonly string[]): string =>
  setCookies.map((cookie) => cookie.split(";")[0]).join("; ");

/** Signs a person in, and returns the Cookie header of the session. */
export async function openSession(
  email: string,
  password = PASSWORD,
  headers: Record<string, string> = {},
): Promise<string> {
  const { answer, cookies } = await signIn({ email, password }, new Headers(headers), new Date());
  if (answer.next !== "done") throw new Error(`${email} needs another step: ${answer.next}`);
  return cookieHeader(cookies);
}
