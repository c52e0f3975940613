import { addressOf } from "../audit/record-request";
import { knownDevice } from "./device-cookie";
import { addressBucket, bucket, type Bucket } from "./throttle";

/**
 * What a failed attempt with a password or a code counts against: the device, if it has signed in to this account
 * before, else the account and the address (docs/operations.md "Accounts").
 */
export function attemptBuckets(kind: "account" | "code", email: string, headers: Headers, now: Date): Bucket[] {
  const device = knownDevice(headers, email, now);
  if (device !== null) return [bucket("device", `${device} ${kind === "account" ? "" : `${kind} `}${email}`)];
  return [bucket(kind, email), addressBucket(addressOf(headers) ?? "")];
}
