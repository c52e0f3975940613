import { Random } from "@/lib/simulate/random";
import { canary, oddBody, oddFields, oddFraming, oddQuery } from "./callbacks";
import { auth, endpoint, oddRequest, page, type Credentials } from "./console-requests";
import type { FuzzRequest } from "./fuzz-request";
import { noHttp, oddHeaders, oddPath } from "./noise";

type Kind = (random: Random, number: number, known: Credentials) => FuzzRequest;

/** The kinds of requests, by how often they come. Most are callbacks, because anybody can send them. */
const KINDS: readonly [readonly [number, Kind], ...(readonly [number, Kind])[]] = [
  [12, canary],
  [20, oddFields],
  [10, oddQuery],
  [14, oddBody],
  [10, oddFraming],
  [14, (random, _number, known) => endpoint(random, known)],
  [3, (random, _number, known) => oddRequest(random, known)],
  [3, (random, _number, known) => auth(random, known)],
  [3, (random, _number, known) => page(random, known)],
  [4, oddPath],
  [4, oddHeaders],
  [3, noHttp],
];

/** The request with this number. Equal seeds and numbers make equal requests. */
export function fuzzRequest(seed: number, number: number, known: Credentials): FuzzRequest {
  const random = new Random(seed, number);
  return random.weighted(KINDS)(random, number, known);
}
