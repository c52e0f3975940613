import { randomInt } from "node:crypto";

/** Letters and digits that cannot be taken for each other. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

/** Random letters that can be read out and typed, about 5 bits each, in groups: `k3vq-…`. */
export function readableCode(groups: number, groupLength: number): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)] ?? "";
  const group = () => Array.from({ length: groupLength }, letter).join("");
  return Array.from({ length: groups }, group).join("-");
}
