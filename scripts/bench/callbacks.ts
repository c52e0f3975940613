/** The app of the benchmarks. It has neither a token nor a path secret. */
export const APP = "1400000000";
const USERS = 20_000;
const PLATFORMS = ["IOS", "Android", "Web", "Windows"];

export const callbackPath = (n: number) =>
  `/api/callback?SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json` +
  `&ClientIP=203.0.${n % 250}.${n % 99}&OptPlatform=${PLATFORMS[n % PLATFORMS.length]}`;

/** The body of a callback of now. */
export function callbackBody(userId: string, login: boolean, time: number): string {
  const info = login
    ? { Action: "Login", To_Account: userId, Reason: "Register" }
    : { Action: "Disconnect", To_Account: userId, Reason: "LinkClose" };
  return JSON.stringify({ CallbackCommand: "State.StateChange", EventTime: time, Info: info });
}

/** Request number `n` as bytes on the wire. Every user logs in and loses the connection in turns. */
export function callbackOf(n: number, salt: string): string {
  const user = n % USERS;
  const body = callbackBody(`bench-${salt}-${user}`, Math.floor(n / USERS) % 2 === 0, Date.now());
  return (
    `POST ${callbackPath(user)} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}
