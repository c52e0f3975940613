import type { Random } from "@/lib/simulate/random";
import { request, wire, type FuzzRequest } from "./fuzz-request";
import { anyBytes, anyJson, anyText, anyTime, anyWord, mutated, queryOf } from "./values";

/** The SDKAppID of the app under test. It has neither token nor secret. */
export const APP = "1400000000";
const PATH = "/api/callback";
const LIMIT = 64 * 1024;

const SOUND_QUERY =
  `SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json` + "&ClientIP=203.0.113.7&OptPlatform=Web";

const soundBody = (user: string) => ({
  CallbackCommand: "State.StateChange",
  EventTime: Date.now(),
  Info: { Action: "Login", To_Account: user, Reason: "Register" },
});

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const callback = (kind: string, bytes: Buffer, changes: Partial<FuzzRequest> = {}) =>
  request(kind, "callback", bytes, changes);

/** A sound callback of a user of its own. It must be answered OK, whatever comes beside it. */
export function canary(_random: Random, number: number): FuzzRequest {
  const user = `canary-${number}`;
  const bytes = wire({ url: `${PATH}?${SOUND_QUERY}`, body: json(soundBody(user)) });
  return callback("canary", bytes, { canary: user });
}

/** A callback with odd values in documented fields. */
export function oddFields(random: Random): FuzzRequest {
  const status = () =>
    random.pick<unknown>([undefined, null, anyText(random), "s".repeat(1_024), "s".repeat(1_025), 7]);
  const kicked = () =>
    random.pick<unknown>([{ Platform: anyWord(random, "iOS", "Web") }, anyText(random), { Platform: null }]);
  const body = {
    CallbackCommand: anyWord(random, "State.StateChange"),
    EventTime: random.pick<unknown>([
      anyTime(random),
      Number(anyTime(random)),
      Date.now(),
      undefined,
      null,
      anyJson(random),
    ]),
    Info: random.chance(0.95)
      ? {
          Action: anyWord(random, "Login", "Logout", "Disconnect", "CustomStatusChange"),
          To_Account: anyWord(random, "alice", "bob", "u".repeat(255), "u".repeat(256)),
          Reason: anyWord(
            random,
            "Register",
            "Unregister",
            "LinkClose",
            "TimeOut",
            "OpenKickInstance",
            "SetCustomStatus",
          ),
          CustomStatus: status(),
          ...(random.chance(0.1) && { [anyText(random, 10)]: anyJson(random) }),
        }
      : anyJson(random),
    CustomStatus: status(),
    KickedDevice: random.pick<unknown>([
      undefined,
      null,
      {},
      Array.from({ length: random.int(0, 18) }, kicked),
      anyJson(random),
    ]),
  };
  return callback("odd fields", wire({ url: `${PATH}?${SOUND_QUERY}`, body: json(body) }));
}

/** A callback with an odd query. */
export function oddQuery(random: Random): FuzzRequest {
  const query = queryOf(random, [
    ["SdkAppid", random.chance(0.85) ? APP : anyText(random)],
    ["CallbackCommand", anyWord(random, "State.StateChange", "C2C.CallbackBeforeSendMsg", "Alert.RequestOverLimit")],
    ["contenttype", anyWord(random, "json", "JSON")],
    ["ClientIP", anyWord(random, "203.0.113.7", "::1", "999.1.1.1", "1".repeat(64), "1".repeat(65))],
    ["OptPlatform", anyWord(random, "Web", "iOS", "RESTAPI", "P".repeat(64), "P".repeat(65))],
    ["RequestTime", anyWord(random, "1669872112", "0", "-1", "9".repeat(16), "1e9")],
    ["Sign", anyWord(random, "0".repeat(64))],
    [encodeURIComponent(anyText(random, 10).toWellFormed()), anyText(random)],
  ]);
  const secret = random.chance(0.1) ? `/${encodeURIComponent(anyText(random).toWellFormed())}` : "";
  return callback("odd query", wire({ url: `${PATH}${secret}?${query}`, body: json(soundBody("alice")) }));
}

/** A body that may be no JSON: broken, binary, deep, or of another encoding. */
export function oddBody(random: Random): FuzzRequest {
  const sound = json(soundBody("alice"));
  const depth = random.int(1, 30_000);
  const body = random.pick([
    () => mutated(random, sound),
    () => anyBytes(random),
    () => json(anyJson(random, 5)),
    () => Buffer.from(`${"[".repeat(depth)}${"]".repeat(depth)}`),
    () => Buffer.concat([Buffer.from("\uFEFF"), sound]),
    () => Buffer.from(sound.toString(), "utf16le"),
    () => Buffer.from(sound.toString().replace("{", '{"__proto__":{"x":1},"Info":7,')),
    () => Buffer.from(sound.toString().replace(/"EventTime":\d+/, `"EventTime":${"9".repeat(random.int(1, 400))}`)),
  ])();
  const query = random.chance(0.7) ? SOUND_QUERY : `SdkAppid=${APP}`;
  const encoding = random.chance(0.1) ? ([["content-encoding", random.pick(["gzip", "br", "x"])]] as const) : [];
  return callback("odd body", wire({ url: `${PATH}?${query}`, body, headers: encoding }));
}

/** Bodies of any size, in chunks, and with lengths that are not theirs. */
export function oddFraming(random: Random): FuzzRequest {
  const url = `${PATH}?${SOUND_QUERY}`;
  const size = random.pick([0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 2 * LIMIT, 16 * LIMIT, 20 * LIMIT]);
  const body = Buffer.alloc(size, " ");
  json(soundBody("alice")).copy(body);
  const whole = () => wire({ url, body });
  return random.pick([
    () => callback("size", whole()),
    () => callback("chunks", wire({ url, body, chunks: [random.int(1, 64), random.int(1, 70_000)] })),
    () => callback("method", wire({ url, method: random.pick(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"]), body })),
    () => callback("HEAD", wire({ url, method: "HEAD" }), { head: true }),
    () => callback("expect", wire({ url, body, headers: [["expect", random.pick(["100-continue", "x"])]] })),
    () => callback("cut off", whole().subarray(0, random.int(1, 400)), ANY),
    () => callback("half-closed", whole(), { then: "half-close" }),
    () => callback("gone", whole().subarray(0, random.int(1, 2_000)), { partial: true, then: "abort" }),
    () => callback("broken chunk", mutated(random, wire({ url, body: body.subarray(0, 500), chunks: [90] })), ANY),
    () => pipelined(random),
    () => slow(random),
  ])();
}

const ANY: Partial<FuzzRequest> = { target: "any", partial: true, then: "half-close" };

function pipelined(random: Random): FuzzRequest {
  const answers = random.int(2, 5);
  const one = wire({ url: `${PATH}?${SOUND_QUERY}`, body: json(soundBody("pipelined")) });
  return callback("pipelined", Buffer.concat(Array.from({ length: answers }, () => one)), { answers });
}

function slow(random: Random): FuzzRequest {
  const bytes = wire({ url: `${PATH}?${SOUND_QUERY}`, body: json(soundBody("slow")) });
  const size = random.int(20, 100);
  const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  return callback("slow", bytes, { parts, pauseMs: random.int(1, 40) });
}
