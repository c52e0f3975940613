import { parseArgs } from "node:util";
import { CLIENT_PLATFORMS, DEFAULT_POLICY, type ClientPlatform, type LoginPolicy } from "@/lib/simulate/login-policy";
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
  tag: string;
  policy: LoginPolicy;
  truth: string | null;
  check: boolean;
  apiToken: string | null;
}

/** An error in the command line. Its message is the sentence that is shown. */
export class UsageError extends Error {}

export const HELP = `Sends realistic State.StateChange callbacks to a running Rollcall, and
records the true history of every user.

  npm run simulate -- --app 1400000000 --count 10000 --rate 0      exactly 10,000 callbacks, ending now
  npm run simulate -- --app 1400000000 --backfill 7d --live        a week of history, then live
  npm run simulate -- --app 1400000000                             live until Ctrl-C

Target
  --url URL            callback address, with its path secret if it has one (http://127.0.0.1:3000/api/callback)
  --app ID             SDKAppID (required)
  --token T            callback token: adds RequestTime and Sign
  --concurrency N      simultaneous requests (64)
  --direct             writes a --backfill into the database (DATABASE_URL, or that of the data directory) with the
                       receiver's own functions instead of requests; for millions of events
Amount
  --users N            users (200)
  --rate N             callbacks per second; 0 = as fast as they are answered (50; a backfill always runs at full speed)
  --count N            N distinct callbacks and their duplicates, with realistic times; the last event is now, or
                       the first event is at --start
  --count N --backfill 90d   about N callbacks in that time; users open the app more or less often to reach N
  --backfill 7d        a history of that length that ends now (or starts at --start); units s, m, h, d
  --live               continue live after the backfill
  --duration 10m       end a live run after that long
  --start ISO          start of the history of --count or --backfill, e.g. 2026-03-01T00:00:00Z
  A live run uses real time. To reach --rate with few users, their sessions, pauses and status changes are shorter.
  Documented times (heartbeats, the 400 s of a timeout, the 60 s of a web page without network) never change.
Behaviour
  --seed N             seed of the random numbers: users, sessions, delivery faults (1)
  --duplicates 0.05    share delivered twice (0.05)
  --reorder 0.05       share delivered late: by up to 30 s, or after the user's next callback (0.05)
  --loss 0             share never delivered (0)
  --incident           adds mass disconnects. History: a large one, and a smaller one every 8 days. Live: after 90 s,
                       then every 15 minutes
  --instances web=2    instances that the login policy allows per platform, comma-separated (1 each)
  --exclusive GROUPS   groups of platforms that kick each other; "none" for no groups
                       (ios,ipad,android;windows,mac,linux)
  --tag TEXT           appended to every UserID (up to 6 characters), to separate two runs against one server
Truth
  --truth FILE         write the true history as JSON (lib/simulate/truth.ts)
  --check              compare every user at /api/v1 with the truth; needs --api-token
  --api-token T        API token for --check
Exit code: 0 if every callback was answered OK and no difference was found, otherwise 1.
`;

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
  if (values.start !== undefined && mode === "live")
    fail("--start needs --count or --backfill: a live run starts now.");
  if (values.live && mode !== "backfill") fail("--live needs --backfill; a run without --count is live anyway.");
  if (values.live && values.start !== undefined) fail("--live cannot follow a backfill that begins at --start.");
  const rate = number("rate", values.rate, 0, 100_000, 50);
  if (rate === 0 && (mode === "live" || values.live)) fail("--rate 0 needs --count: a live run needs a rate above 0.");
  if (values.app === undefined || !/^\d{1,20}$/.test(values.app)) fail("--app must be the SDKAppID, digits only.");
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
        duration: string,
        start: string,
        duplicates: string,
        reorder: string,
        loss: string,
        seed: string,
        concurrency: string,
        tag: string,
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
