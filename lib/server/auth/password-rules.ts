import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { ServiceError } from "../errors";
import { singleton } from "../singleton";

/** Whose password it is. */
export interface Owner {
  email: string;
  name: string;
}

/** The least score of zxcvbn that is enough: 3 of 4, more than 10^8 guesses. */
const ENOUGH = 3;

const PRODUCT = ["rollcall", "tencent"];

/** The lists of common passwords and words. They are loaded with the first password. */
const estimator = () => singleton("zxcvbn", () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }));

/**
 * Why a password may not be chosen, as the rest of a sentence that begins with "the password"; null if it may. It must
 * be long enough, and not be easy to guess from common passwords, repetitions, or what is known of its owner.
 */
export function weaknessOf(password: string, { email, name }: Owner): string | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) return `must have at least ${MIN_PASSWORD_LENGTH} characters`;
  if (password.length > MAX_PASSWORD_LENGTH) return `must have at most ${MAX_PASSWORD_LENGTH} characters`;
  const [local = ""] = email.split("@");
  const words = [...email.split(/[@.+_-]/), ...name.split(/\s+/)];
  const known = [email, local, local.replaceAll(/[.+_-]/g, ""), name, name.replaceAll(/\s/g, ""), ...words];
  const { score } = estimator().check(password, [...PRODUCT, ...known.filter((word) => word.length > 1)]);
  return score >= ENOUGH
    ? null
    : "is too easy to guess: it is common, repeats itself, or contains a name or the e-mail";
}

/** Throws ServiceError if a password may not be chosen. */
export function requireStrong(password: string, owner: Owner): void {
  const weakness = weaknessOf(password, owner);
  if (weakness !== null) throw new ServiceError("weak_password", `The password ${weakness}`);
}
