import type { Random } from "@/lib/simulate/random";
import { request, wire, type FuzzRequest } from "./fuzz-request";
import { anyBytes, anyText, mutated } from "./values";

const ANY: Partial<FuzzRequest> = { partial: true, then: "half-close" };
const noise = (kind: string, bytes: Buffer, changes: Partial<FuzzRequest> = ANY) =>
  request(kind, "any", bytes, changes);
const lines = (...text: string[]) => Buffer.from(`${text.join("\r\n")}\r\n\r\n`, "latin1");

const PATHS = [
  ...[
    "//",
    "//api/v1/users",
    "/api//v1/users",
    "/api/v1/users/",
    "/api/callback//",
    "/%",
    "/%2e%2e/x",
    "/..",
    "/a/../../b",
  ],
  ...[
    "/api/v1/../callback",
    "/api/callback/..",
    "/\\",
    "/api\\v1",
    "/_next/static/x",
    "/_next/image?url=http://x/",
    "*",
  ],
  ...["/_next/data/x/live.json", "/favicon.ico", "/robots.txt", "/.env", "/x.php", "http://x/live", "//evil.example/"],
  ...["/%C0%AE", "/api/v1/%75sers", "/api/v1/users;x", "/users#x", "/readyz", "/metrics", "/healthz?x", "/%00"],
] as const;

/** Requests for paths that nobody has. */
export function oddPath(random: Random): FuzzRequest {
  const long = `/${encodeURIComponent(anyText(random).toWellFormed())}`;
  const url = random.chance(0.8) ? random.pick(PATHS) : long.repeat(random.int(1, 20));
  return noise("path", wire({ method: random.pick(["GET", "POST", "OPTIONS", "PROPFIND"]), url }), {});
}

/** Headers that are odd, many, large or contradict each other. */
export function oddHeaders(random: Random): FuzzRequest {
  const url = random.pick(["/api/callback?SdkAppid=1400000000", "/api/v1/live", "/healthz", "/users"]);
  const get = `GET ${url} HTTP/1.1`;
  const filler = (size: number) => "x".repeat(size);
  return random.pick([
    () => noise("large header", lines(get, "host: h", `cookie: ${filler(random.int(10_000, 40_000))}`)),
    () => noise("many headers", lines(get, "host: h", ...Array.from({ length: 2_100 }, (_, n) => `h${n}: 1`))),
    () => noise("no host", lines(get)),
    () => noise("hosts", lines(get, "host: a", "host: b")),
    () =>
      noise(
        "both framings",
        lines("POST /users HTTP/1.1", "host: h", "content-length: 4", "transfer-encoding: chunked"),
      ),
    () =>
      noise(
        "framing",
        lines(
          "POST /users HTTP/1.1",
          "host: h",
          `transfer-encoding: ${random.pick(["x", "gzip, chunked", "chunked, x"])}`,
        ),
      ),
    () =>
      noise(
        "length",
        lines(
          "POST /users HTTP/1.1",
          "host: h",
          `content-length: ${random.pick(["-1", "1e3", "9".repeat(30), "+1", "0x1"])}`,
        ),
      ),
    () =>
      noise(
        "upgrade",
        lines(get, "host: h", "connection: upgrade", `upgrade: ${random.pick(["websocket", "h2c", "x"])}`),
      ),
    () =>
      noise(
        "hop by hop",
        lines(get, "host: h", `connection: ${random.pick(["host", "authorization, cookie", "x-forwarded-for", ",,"])}`),
      ),
    () =>
      noise(
        "forwarded",
        lines(
          get,
          "host: h",
          `x-forwarded-for: ${anyBytes(random, 30)
            .toString("latin1")
            .replace(/[\r\n\0]/g, "")}`,
        ),
      ),
    () =>
      noise(
        "names",
        lines(
          get,
          "host: h",
          "__proto__: x",
          "constructor: y",
          "x-rollcall-address: //evil",
          "x-middleware-subrequest: x",
        ),
      ),
    () => noise("range", lines(get, "host: h", "range: bytes=0-,0-,0-", "if-none-match: *", "accept-encoding: *;q=0")),
  ])();
}

/** Bytes that are no HTTP, or nearly. */
export function noHttp(random: Random): FuzzRequest {
  const sound = wire({ method: "GET", url: "/healthz" });
  return random.pick([
    () => noise("bytes", anyBytes(random)),
    () => noise("mutated", mutated(random, sound)),
    () => noise("HTTP/2", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")),
    () => noise("TLS", Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3, ...anyBytes(random, 200)])),
    () => noise("CONNECT", lines("CONNECT h:443 HTTP/1.1", "host: h")),
    () =>
      noise(
        "version",
        lines(random.pick(["GET / HTTP/0.9", "GET /", "GET / HTTP/3.0", "GET / HTTP/1.0", "get / HTTP/1.1"])),
      ),
    () => noise("line feeds", Buffer.from("GET /healthz HTTP/1.1\nhost: h\n\n")),
    () => noise("empty lines", Buffer.concat([Buffer.from("\r\n\r\n"), sound])),
    () => noise("nothing", Buffer.alloc(0)),
    () => noise("two, the second broken", Buffer.concat([sound, anyBytes(random, 100)])),
  ])();
}
