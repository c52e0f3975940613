import { parseArgs } from "node:util";
import { CLIENT_PLATFORMS, DEFAULT_POLICY, type ClientPlatform, type LoginPolicy } from "@/lib/simulate/login-policy";
import { SITUATIONS, type Situation } from "@/lib/simulate/situation";
import { MAX_DAYS } from "@/lib/contracts/retention-kinds";
import { parsePrefix } from "@/lib/network/prefix";
import { DAY, HOUR, MINUTE, SECOND } from "@/lib/time/units";

export interface Options {
  url: URL;
  app: string;
  token: string | null;
  users: number;
  /** Callbacks per second; 0 = as fast as they are answered. */
  rate: number;
  /** Written into the database by the receiver's own functions instead of sent. */
  direct: boolean;
  /** Days for which the app keeps everything; null for ever. */
  keep: number | null;
  mode: "count" | "backfill" | "live";
  /** Approximate number of callbacks of a backfill; 0 = no target. */
  count: number;
  /** Length of the history, ms. */
  backfill: number;
  /** Continue live after a backfill. */
  live: boolean;
  /** Length of a live run, ms; Infinity without --duration. */
  duration: number;
  start: number | null;
  duplicates: number;
  reorder: number;
  loss: number;
  seed: number;
  concurrency: number;
  incident: boolean;
  situation: Situation | null;
  /** When the situation begins, ms after the start of the history or of the live part; null for the default. */
  after: number | null;
  /** Text of the marker of a release. */
  marker: string;
  tag: string;
  policy: LoginPolicy;
  truth: string | null;
  check: boolean;
  apiToken: string | null;
}

/** An error in the command line. Its message is the sentence that is shown. */
export class UsageError extends Error {}

const string = { type: "string" } as const;
const boolean = { type: "boolean" } as const;

/** Reads the command line. Returns null for --help. Throws UsageError with one sentence. */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  const history = values.count ?? values.backfill;
  if (history !== undefined && values.duration !== undefined) fail("--duration excludes --count and --backfill.");
  if (values.live && values.count !== undefined) fail("--live excludes --count.");
  const mode = values.backfill !== undefined ? "backfill" : values.count !== undefined ? "count" : "live";
  if (values.direct && (mode !== "backfill" || values.live)) fail("--direct needs --backfill, and excludes --live.");
  if (values.direct && (values.check || values.token !== undefined)) fail("--direct excludes --check and --token.");
  if (values.keep !== undefined && !values.direct) fail("--keep needs --direct.");
  if (values.start !== undefined && mode === "live")
    fail("--start needs --count or --backfill: a live run starts now.");
  if (values.live && mode !== "backfill") fail("--live needs --backfill; a run without --count is live anyway.");
  if (values.live && values.start !== undefined) fail("--live cannot follow a backfill that begins at --start.");
  const rate = number("rate", values.rate, 0, 100_000, 50);
  if (rate === 0 && (mode === "live" || values.live)) fail("--rate 0 needs --count: a live run needs a rate above 0.");
  if (values.app === undefined || !/^\d{1,20}$/.test(values.app)) fail("--app must be the SDKAppID, digits only.");
  checkSituation(values);
  if (values.check && values["api-token"] === undefined) fail("--check needs --api-token.");
  if (values.tag !== undefined && !/^[A-Za-z0-9_-]{1,6}$/.test(values.tag))
    fail("--tag must be 1 to 6 letters or digits.");
  return {
    url: address(values.url ?? "http://127.0.0.1:3000/api/callback"),
    app: values.app ?? "",
    token: values.token ?? null,
    users: whole("users", values.users, 1, 9_000_000, 200),
    rate,
    direct: values.direct ?? false,
    keep: values.keep === undefined ? null : whole("keep", values.keep, 1, MAX_DAYS, 1),
    mode,
    count: whole("count", values.count, 1, 1_000_000_000, 0),
    backfill: duration("backfill", values.backfill, 0),
    live: values.live ?? false,
    duration: duration("duration", values.duration, Infinity),
    start: values.start === undefined ? null : instant(values.start),
    duplicates: number("duplicates", values.duplicates, 0, 1, 0.05),
    reorder: number("reorder", values.reorder, 0, 1, 0.05),
    loss: number("loss", values.loss, 0, 0.99, 0),
    seed: whole("seed", values.seed, 0, Number.MAX_SAFE_INTEGER, 1),
    concurrency: whole("concurrency", values.concurrency, 1, 2_000, 64),
    incident: values.incident ?? false,
    situation: situationOf(values),
    after: values.after === undefined ? null : duration("after", values.after, 0),
    marker: values.marker ?? "release 8.3",
    tag: values.tag ?? "",
    policy: { max: instances(values.instances), exclusive: groups(values.exclusive) },
    truth: values.truth ?? null,
    check: values.check ?? false,
    apiToken: values["api-token"] ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: string,
        app: string,
        token: string,
        users: string,
        rate: string,
        count: string,
        backfill: string,
        keep: string,
        duration: string,
        start: string,
        duplicates: string,
        reorder: string,
        loss: string,
        seed: string,
        concurrency: string,
        tag: string,
        situation: string,
        minutes: string,
        after: string,
        network: string,
        platform: string,
        marker: string,
        instances: string,
        exclusive: string,
        truth: string,
        "api-token": string,
        live: boolean,
        direct: boolean,
        incident: boolean,
        check: boolean,
        help: { ...boolean, short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replaceAll("\n", " ") : String(error));
  }
}

type Values = ReturnType<typeof parse>;

/** Which options need which: an option that would change nothing is refused. */
function checkSituation({ situation, ...values }: Values): void {
  if (situation !== undefined && values.incident) fail("--situation excludes --incident.");
  if (values.after !== undefined && situation === undefined) fail("--after needs --situation.");
  if (values.minutes !== undefined && (situation === undefined || situation === "release"))
    fail("--minutes needs --situation long, network or platform: a release lasts until the run ends.");
  if (values.network !== undefined && situation !== "network") fail("--network needs --situation network.");
  if (values.platform !== undefined && situation !== "platform" && situation !== "release")
    fail("--platform needs --situation platform or release.");
  if (values.marker !== undefined && situation !== "release") fail("--marker needs --situation release.");
  if (situation !== "release") return;
  if (values.direct) fail("--situation release posts a marker through the API, so it excludes --direct.");
  if (values["api-token"] === undefined) fail("--situation release posts a marker, so it needs --api-token.");
}

function situationOf({ situation: text, minutes, network = "203.0.113.0/24", platform = "windows" }: Values) {
  if (text === undefined) return null;
  const name = SITUATIONS.find((one) => one === text);
  if (name === undefined) return fail(`--situation must be ${SITUATIONS.join(", ")}, not "${text}".`);
  if (parsePrefix(network) === null) fail(`--network must be like 203.0.113.0/24, not "${network}".`);
  if (!isPlatform(platform)) return fail(`--platform: "${platform}" is not a platform.`);
  return { name, minutes: whole("minutes", minutes, 1, 10_000, 30), network, platform } satisfies Situation;
}

function fail(sentence: string): never {
  throw new UsageError(sentence);
}

function number(name: string, text: string | undefined, low: number, high: number, fallback: number): number {
  if (text === undefined) return fallback;
  const value = text.trim() === "" ? NaN : Number(text);
  return value >= low && value <= high
    ? value
    : fail(`--${name} must be a number from ${low} to ${high}, not "${text}".`);
}

function whole(name: string, text: string | undefined, low: number, high: number, fallback: number): number {
  const value = number(name, text, low, high, fallback);
  return Number.isInteger(value) ? value : fail(`--${name} must be a whole number, not "${text}".`);
}

const UNITS: Record<string, number> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

function duration(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const value = Number(amount) * (UNITS[unit ?? ""] ?? NaN);
  return value > 0 && value <= 3_660 * DAY ? value : fail(`--${name} must be like 90s, 10m, 12h or 7d, not "${text}".`);
}

function instant(text: string): number {
  const value = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : NaN;
  return value >= 0
    ? value
    : fail(`--start must be an ISO time with its zone, such as 2026-03-01T00:00:00Z, not "${text}".`);
}

function address(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return fail(`--url must be an http or https address, not "${text}".`);
  return url.search === "" ? url : fail("--url must not have a query: Tencent allows none.");
}

function isPlatform(text: string): text is ClientPlatform {
  return (CLIENT_PLATFORMS as readonly string[]).includes(text);
}

function instances(text: string | undefined): LoginPolicy["max"] {
  const max: LoginPolicy["max"] = {};
  for (const part of text?.split(",") ?? []) {
    const [platform = "", count = ""] = part.split("=");
    if (!isPlatform(platform) || !/^[1-9]\d?$/.test(count))
      fail(`--instances must be like web=2,ios=3, not "${text}".`);
    else max[platform] = Number(count);
  }
  return max;
}

function groups(text: string | undefined): LoginPolicy["exclusive"] {
  if (text === undefined) return DEFAULT_POLICY.exclusive;
  if (text === "none") return [];
  return text
    .split(";")
    .map((group) =>
      group.split(",").map((name) => (isPlatform(name) ? name : fail(`--exclusive: "${name}" is not a platform.`))),
    );
}
