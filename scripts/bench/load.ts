import autocannon from "autocannon";

export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

const CONNECTIONS = 64;
const USERS = 5_000;
export const APP = "1400000000";

/**
 * Sends distinct callbacks over keep-alive connections for `seconds`, at `rate` per second or as fast as they are
 * answered. Latencies are in ms.
 */
export async function load(url: string, seconds: number, rate?: number): Promise<Figures> {
  let n = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    ...(rate === undefined ? {} : { overallRate: rate }),
    requests: [{ setupRequest: (request) => ({ ...request, ...callback(n++) }) }],
  });
  return {
    perSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

const QUERY =
  `SdkAppid=${APP}&CallbackCommand=State.StateChange&contenttype=json` + "&ClientIP=203.0.113.7&OptPlatform=Android";

function callback(n: number) {
  const action = n % 2 === 0 ? "Login" : "Logout";
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: Date.now(),
    Info: {
      Action: action,
      To_Account: `bench-${(n >> 1) % USERS}`,
      Reason: action === "Login" ? "Register" : "Unregister",
    },
  };
  return { method: "POST", path: `/api/callback?${QUERY}`, body: JSON.stringify(body) };
}

/** Sends one callback of a user with an event time. Resolves when it is answered OK. */
export async function sendOne(url: string, userId: string, time: number): Promise<void> {
  const body = {
    CallbackCommand: "State.StateChange",
    EventTime: time,
    Info: { Action: "Login", To_Account: userId, Reason: "Register" },
  };
  const answer = await fetch(`${url}/api/callback?${QUERY}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`the callback was answered ${answer.status}: ${await answer.text()}`);
}
