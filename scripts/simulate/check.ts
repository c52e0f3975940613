import { setTimeout as sleep } from "node:timers/promises";
import { healthAnswer, type HealthAnswer } from "@/lib/contracts/health";
import { userAnswer, type UserAnswer } from "@/lib/contracts/user";
import type { Run } from "@/lib/simulate/run";
import { truthOf, type TruthUser } from "@/lib/simulate/truth";

const READERS = 16;
const TIMEOUT_MS = 120_000;
const MAX_SHOWN = 10;

export interface CheckResult {
  users: number;
  equal: number;
  /** Equal in everything that the sent callbacks allow to know. */
  partly: number;
  /** Had events before this run, so the truth of this run is not complete for them. */
  seenBefore: number;
  differences: string[];
}

/** A client of `/api/v1` on the host of the callback address, with an API token. */
export class Reader {
  constructor(
    private readonly url: URL,
    private readonly app: string,
    private readonly token: string,
  ) {}

  async health(): Promise<HealthAnswer> {
    const { status, body } = await this.get("ingest/health", {});
    if (status !== 200) throw new Error(`GET /api/v1/ingest/health answered ${status}: ${JSON.stringify(body)}`);
    return healthAnswer.parse(body);
  }

  /** Null if the user is unknown. */
  async user(id: string): Promise<UserAnswer | null> {
    const { status, body } = await this.get("user", { id });
    if (status === 404) return null;
    if (status !== 200) throw new Error(`GET /api/v1/user answered ${status} for ${id}: ${JSON.stringify(body)}`);
    return userAnswer.parse(body);
  }

  private async get(path: string, query: Record<string, string>): Promise<{ status: number; body: unknown }> {
    const url = new URL(`/api/v1/${path}?${new URLSearchParams({ app: this.app, ...query }).toString()}`, this.url);
    const response = await fetch(url, { headers: { authorization: `Bearer ${this.token}` } });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text.slice(0, 300) };
  }
}

/**
 * Waits until everything accepted is projected, and returns the differences between the counts and the sent callbacks.
 */
export async function checkCounts(reader: Reader, before: HealthAnswer, run: Run): Promise<string[]> {
  const deadline = Date.now() + TIMEOUT_MS;
  const { distinct, duplicates } = run.delivery.counts;
  let now = await reader.health();
  while (now.backlog > 0 && Date.now() < deadline) {
    await sleep(200);
    now = await reader.health();
  }
  const differences: string[] = [];
  const compare = (what: string, answered: number, truth: number) => {
    if (answered !== truth) differences.push(`${what}: ${answered} by ingest/health, ${truth} by the simulator`);
  };
  compare("backlog", now.backlog, 0);
  compare("accepted", now.accepted - before.accepted, distinct);
  compare("duplicates", now.duplicates - before.duplicates, duplicates);
  return differences;
}

/** Compares every user with the truth, in everything that the sent callbacks allow to know. */
export async function checkUsers(reader: Reader, before: HealthAnswer, run: Run): Promise<CheckResult> {
  const result: CheckResult = { users: 0, equal: 0, partly: 0, seenBefore: 0, differences: [] };
  const accounts = run.world.accounts.values();
  const worker = async () => {
    for (const account of accounts) {
      const truth = truthOf(account);
      const answer = await reader.user(truth.userId);
      result.users++;
      const seenBefore =
        before.accepted > 0 &&
        answer !== null &&
        Date.parse(answer.firstSeenAt) < (truth.firstSentEventTime ?? Infinity);
      const differences = seenBefore ? [] : differencesOf(truth, answer);
      if (seenBefore) result.seenBefore++;
      else if (differences.length > 0) result.differences.push(...differences);
      else if (truth.allows.connections && truth.allows.customStatus) result.equal++;
      else result.partly++;
    }
  };
  await Promise.all(Array.from({ length: READERS }, worker));
  return result;
}

/** The differences between an answer of `GET user` and the truth, one sentence each. */
export function differencesOf(truth: TruthUser, answer: UserAnswer | null): string[] {
  const who = JSON.stringify(truth.userId);
  if (answer === null) return truth.sent === 0 ? [] : [`${who}: unknown, though ${truth.sent} callbacks were sent`];
  if (truth.sent === 0) return [`${who}: known, though no callback was sent`];
  const differences: string[] = [];
  const compare = (what: string, answered: unknown, real: unknown) => {
    const [a, b] = [JSON.stringify(answered), JSON.stringify(real)];
    if (a !== b) differences.push(`${who}: ${what} ${a}, in truth ${b}`);
  };
  if (truth.allows.connections) {
    compare("online", answer.online, truth.vendor.online);
    const open = answer.connections.filter((c) => c.endedAt === null).map((c) => c.platform);
    const real = Object.entries(truth.vendor.openByPlatform).flatMap(([platform, n]) =>
      Array<string>(n).fill(platform),
    );
    compare("open connections", open.sort(), real.sort());
  }
  if (truth.allows.customStatus) {
    const { customStatus } = answer;
    const isSet = customStatus !== null && customStatus.presumedClearedAt === null && customStatus.value !== "";
    compare("custom status", isSet ? customStatus.value : null, truth.vendor.customStatus);
  }
  return differences;
}

/** The result as text. */
export function checkSummary(counts: readonly string[], result: CheckResult): string {
  const { users, equal, partly, seenBefore } = result;
  const different = new Set(result.differences.map((line) => line.slice(0, line.indexOf(": ")))).size;
  const all = [...counts, ...result.differences];
  const lines = [
    `Checked ${users} users: ${equal} equal, ${different} different, ${partly} equal as far as knowable` +
      (seenBefore > 0 ? `, ${seenBefore} not compared (known before this run: use --tag)` : "") +
      ".",
    counts.length === 0 ? "Counts: accepted = distinct sent, duplicates = sent again, backlog 0." : "Counts differ.",
    ...all.slice(0, MAX_SHOWN).map((line) => `  ${line}`),
  ];
  if (all.length > MAX_SHOWN) lines.push(`  and ${all.length - MAX_SHOWN} more differences`);
  return lines.join("\n");
}
