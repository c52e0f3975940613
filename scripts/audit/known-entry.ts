import { StartError } from "@/lib/server/start-error";

/** Reads NUMBER:HASH, which `npm run audit` prints; null if nothing is given. Throws StartError. */
export function knownEntry(text: string | undefined): { id: number; hash: string } | null {
  if (text === undefined) return null;
  const [, id, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (id === undefined || hash === undefined)
    throw new StartError(`"${text}" is not what an earlier check printed: a number, a colon and 64 hex digits.`);
  return { id: Number(id), hash };
}
