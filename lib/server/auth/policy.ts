import type { SignInPolicy } from "@/lib/contracts/factors";
import { signInDb as db } from "../db/client";

/** What holds for every sign-in. */
export async function readPolicy(): Promise<SignInPolicy> {
  const row = await db().signInPolicy.findUnique({ where: { id: 1 } });
  return { requireFactor: row?.requireFactor ?? false };
}

/** Changes what holds for every sign-in. */
export async function changePolicy({ requireFactor }: SignInPolicy): Promise<void> {
  await db().signInPolicy.upsert({ where: { id: 1 }, create: { requireFactor }, update: { requireFactor } });
}
