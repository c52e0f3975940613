import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS } from "@/lib/contracts/endpoints";
import type { Random } from "@/lib/simulate/random";
import { request, wire, type FuzzRequest } from "./fuzz-request";
import { anyBytes, anyJson, anyText, anyTime, anyWord, mutated, queryOf } from "./values";

/** The credentials of a script, and the session cookie of an administrator. */
export interface Credentials {
  token: string;
  cookie: string;
}

const SPECS = Object.entries<EndpointSpec>(ENDPOINTS);
const FIRST: [string, EndpointSpec] = ["GET live", ENDPOINTS["GET live"]];
/** Random values of these would close the door to the sound callbacks. */
const LEFT_OUT = ["pathSecret", "tokens", "token"];
const PAGES = [
  ...["/", "/live", "/users", "/user?id=alice", "/activity", "/platforms", "/statuses", "/events", "/connections"],
  ...["/incidents", "/incident", "/health", "/compare", "/markers", "/alerts", "/api-reference", "/setup", "/sign-in"],
] as const;

function credentials(random: Random, { token, cookie }: Credentials): [string, string][] {
  const kind = random.int(0, 9);
  if (kind < 6) return [["authorization", `Bearer ${token}`]];
  if (kind < 8) return [["cookie", cookie]];
  const text = anyText(random).replace(/[^\x20-\x7e]/g, "?");
  return random.pick([[], [["authorization", `Bearer ${text}`]], [["cookie", `rollcall.session_token=${text}`]]]);
}

/** A value for a parameter, by its name: one that fits or one that does not. */
function anyValue(random: Random, name: string): string {
  if (/from|to$|at$/i.test(name)) return anyTime(random);
  if (/ms$|limit|hour|weekday|top/i.test(name))
    return anyWord(random, "0", "1", "10", "500", "501", "-1", "1e3", "86400000");
  if (/platform|kicked|^by$/i.test(name)) return anyWord(random, "ios", "web", "android", "rest", "unknown");
  if (/user|^id$|^q$/.test(name)) return anyWord(random, "alice", "bob", "canary-1", "u".repeat(255));
  if (/cause/i.test(name)) return anyWord(random, "timeout", "link_close", "logout", "kicked", "app", "field");
  if (/tz|zone/i.test(name)) return anyWord(random, "UTC", "Asia/Shanghai", "Mars/Base", "America/St_Johns");
  if (name === "app") return random.chance(0.9) ? "1400000000" : anyText(random);
  if (name === "cursor") return random.chance(0.5) ? anyText(random) : anyBytes(random, 80).toString("base64url");
  if (name === "network") return anyWord(random, "203.0.113.0/24", "::/0", "0.0.0.0/33", "x/y");
  if (name === "bucket") return anyWord(random, "1m", "15m", "1h", "1d", "2d");
  return anyWord(
    random,
    "true",
    "false",
    "Login",
    "applied",
    "en",
    "events",
    "connections",
    "asc",
    "lastEvent",
    "busy",
  );
}

/** An endpoint with odd values for its own parameters, and an odd body if it takes one. */
export function endpoint(random: Random, known: Credentials): FuzzRequest {
  const [key, spec] = SPECS[random.int(0, SPECS.length - 1)] ?? FIRST;
  const [method = "GET", path = ""] = key.split(" ");
  const names = Object.keys(spec.query?.shape ?? {}).filter(() => random.chance(0.35));
  const query = queryOf(
    random,
    names.map((name) => [name, anyValue(random, name)] as const),
  );
  const headers = [...credentials(random, known), ["origin", "http://fuzz"] as const];
  const url = `/api/v1/${path}${query === "" ? "" : `?${query}`}`;
  if (method === "GET") return request(`GET ${path}`, "api", wire({ method, url, headers }));
  const body = spec.body === "file" ? anyBytes(random) : bodyFor(random, spec);
  return request(key, "api", wire({ method, url, headers, body }));
}

function bodyFor(random: Random, { body }: EndpointSpec): Buffer {
  const all = body === "file" || body === undefined ? [] : Object.keys(body.shape);
  const names = all.filter((name) => !LEFT_OUT.includes(name));
  const value = random.chance(0.6)
    ? Object.fromEntries(names.filter(() => random.chance(0.8)).map((name) => [name, anyJson(random)]))
    : anyJson(random);
  const bytes = Buffer.from(JSON.stringify(value));
  return random.chance(0.2) ? mutated(random, bytes) : bytes;
}

/** Bodies and methods that no endpoint takes. */
export function oddRequest(random: Random, known: Credentials): FuzzRequest {
  const url = `/api/v1/${random.pick(["apps", "markers", "networks", "setup", "tokens", "none", ""])}`;
  const headers = credentials(random, known);
  const size = random.pick([0, 65_536, 65_537, 1_000_000, 8_000_000]);
  const method = random.pick(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  const body = Buffer.alloc(size, "x");
  const chunks = random.chance(0.5) ? [70_000] : undefined;
  if (random.chance(0.1)) return request("HEAD", "any", wire({ method: "HEAD", url, headers }), { head: true });
  return request("odd method or size", "any", wire({ method, url, headers, body, chunks }));
}

/** Sign-in, sign-out and their odd neighbours. */
export function auth(random: Random, known: Credentials): FuzzRequest {
  const path = random.pick(["sign-in", "sign-out", "sign-up", "account/password", "x/../sign-in", "%2e"]);
  const method = random.pick(["GET", "POST"]);
  const fields = { email: anyText(random), password: anyText(random), callbackURL: anyText(random) };
  const body =
    method === "POST" ? Buffer.from(JSON.stringify(random.chance(0.5) ? fields : anyJson(random))) : undefined;
  const headers = [...credentials(random, known), ["content-type", anyHeader(random, "application/json")] as const];
  return request(`auth ${path}`, "api", wire({ method, url: `/api/v1/${path}`, headers, body }));
}

const anyHeader = (random: Random, usual: string) =>
  random.chance(0.8) ? usual : anyText(random).replace(/[^\x20-\x7e]/g, "?");

/** A page with odd parameters and headers. */
export function page(random: Random, known: Credentials): FuzzRequest {
  const path = random.pick(PAGES);
  const query = queryOf(
    random,
    ["from", "to", "tz", "platform", "q", "app", "cause", "next"]
      .map((name) => [name, anyValue(random, name)] as const)
      .filter(() => random.chance(0.3)),
  );
  const url = query === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
  const headers = [
    ...credentials(random, known),
    ["accept", anyHeader(random, "text/html")] as const,
    ["accept-language", anyHeader(random, "zh-CN")] as const,
    ["accept-encoding", anyHeader(random, "gzip")] as const,
    ...(random.chance(0.1) ? [["rsc", "1"] as const, ["next-router-state-tree", anyHeader(random, "x")] as const] : []),
    ...(random.chance(0.1) ? [["next-action", anyHeader(random, "x")] as const] : []),
  ];
  const method = random.chance(0.9) ? "GET" : "POST";
  const body = method === "POST" ? anyBytes(random) : undefined;
  return request("page", "page", wire({ method, url, headers, body }));
}
