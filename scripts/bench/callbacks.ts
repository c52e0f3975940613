import { DAY } from "@/lib/time/units";

/** The app of the benchmarks. It has neither a token nor a path secret. */
export const APP = "1400000000";
const USERS = 20_000;
/** Users of late callbacks. The first callback of each is of now, so that every further one is late. */
const LATE_USERS = 300;
/** How late late callbacks are. */
const LATE_MS = 30 * DAY;
const PLATFORMS = ["IOS", "Android", "Web", "Windows"];

export const callbackPath = (n: number) =>
  `/api/callback?SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json` +
  `&ClientIP=203.0.${n % 250}.${n % 99}&OptPlatform=${PLATFORMS[n % PLATFORMS.length]}`;

/** The body of a callback, longer than usual by `padding` bytes. */
export function callbackBody(userId: string, login: boolean, time: number, padding = 0): string {
  const info = login
    ? { Action: "Login", To_Account: userId, Reason: "Register" }
    : { Action: "Disconnect", To_Account: userId, Reason: "LinkClose" };
  const body = JSON.stringify({ CallbackCommand: "State.StateChange", EventTime: time, Info: info });
  // Joined, because to quote so long a text would cost the sender more than to send it.
  return padding > 0 ? `${body.slice(0, -1)},"Padding":"${paddingOf(padding)}"}` : body;
}

let padded = { length: 0, text: "" };

function paddingOf(length: number): string {
  if (padded.length !== length) padded = { length, text: "x".repeat(length) };
  return padded.text;
}

/**
 * Request number `n` as bytes on the wire. Every user logs in and loses the connection in turns. `close` asks the
 * server to close the connection afterwards. `late` sends callbacks of 30 days ago.
 */
export function callbackOf(n: number, salt: string, { padding = 0, close = false, late = false } = {}): string {
  const users = late ? LATE_USERS : USERS;
  const user = n % users;
  const time = Date.now() - (late && n >= users ? LATE_MS : 0);
  const body = callbackBody(`bench-${salt}-${user}`, Math.floor(n / users) % 2 === 0, time, padding);
  return (
    `POST ${callbackPath(user)} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
    `${close ? "Connection: close\r\n" : ""}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
