import { z } from "zod";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ALL_APPS } from "@/lib/contracts/roles";
import { DAY, SECOND } from "@/lib/time/units";
import { LRUCache } from "lru-cache";
import { allows } from "../auth/access";
import type { Principal } from "../auth/session-cache";
import { env } from "../env";
import { QuotaError } from "../errors";
import { singleton } from "../singleton";
import { Turns } from "./turns";

/** What one person or token may have under way. A page asks for up to ten figures at once, in several tabs. */
const REQUESTS = { running: 16, waiting: 80, waitMs: 10 * SECOND };
/** Reads that may take the database long. The pool has connections for two who ask for as much as they may. */
const HEAVY = { running: 5, waiting: 60, waitMs: 10 * SECOND };
const MAX_PRINCIPALS = 1_000;

const requests = () => singleton("quota.requests", () => new Turns(REQUESTS));
const heavyReads = () => singleton("quota.heavy", () => new Turns(HEAVY));

export const keyOf = ({ kind, id }: Pick<Principal, "kind" | "id">): string => `${kind} ${id}`;

/**
 * Waits until a principal may make a request for an endpoint. Returns the function that ends it. Throws QuotaError if
 * too many wait.
 */
export async function takeTurn(
  principal: Principal,
  { access, cached }: Pick<EndpointSpec, "access" | "cached">,
): Promise<() => void> {
  const key = keyOf(principal);
  const end = await requests().take(key);
  if (end === null) throw tooMany();
  if (cached !== true && access !== "list") return end;
  const endRead = await heavyReads().take(key);
  if (endRead !== null)
    return () => {
      endRead();
      end();
    };
  end();
  throw tooMany();
}

const tooMany = () =>
  new QuotaError("Too many requests of yours are under way; wait until some have been answered", 2 * SECOND);

/** Texts of an answer that name the users that it found. */
const foundUsers = z.object({ users: z.array(z.object({ userId: z.string() })) });
const askedUser = z.object({ id: z.string() });

interface Found {
  users: Set<string>;
  endsAt: number;
}
const found = () => singleton("quota.found", () => new LRUCache<string, Found>({ max: MAX_PRINCIPALS }));

/**
 * Counts the users that an answer shows to a principal who may find users, but not list them: otherwise the beginnings
 * of UserIDs, one after the other, would be a list. Each counts once in 24 hours. Throws QuotaError beyond
 * ROLLCALL_FIND_PER_DAY; the answer is then not sent.
 */
export function countFound(
  principal: Principal,
  appId: number | undefined,
  { query, answer }: { query: unknown; answer: unknown },
  now = Date.now(),
): void {
  if (allows(principal, "list", appId ?? ALL_APPS)) return;
  const { ownerId } = principal;
  // Whoever makes another token for themselves finds no more.
  const key = ownerId === null ? keyOf(principal) : keyOf({ kind: "person", id: ownerId });
  const before = found().get(key);
  const current =
    before !== undefined && before.endsAt > now ? before : { users: new Set<string>(), endsAt: now + DAY };
  found().set(key, current);
  const asked = askedUser.safeParse(query).data?.id;
  const shown = foundUsers.safeParse(answer).data?.users.map(({ userId }) => userId) ?? [];
  const users = [...shown, ...(asked === undefined ? [] : [asked])].map((userId) => `${appId} ${userId}`);
  const fresh = new Set(users.filter((user) => !current.users.has(user)));
  const max = env().findPerDay;
  if (current.users.size + fresh.size > max)
    throw new QuotaError(
      `Your role finds up to ${max} users in 24 hours, and you have found as many`,
      current.endsAt - now,
    );
  for (const user of fresh) current.users.add(user);
}
