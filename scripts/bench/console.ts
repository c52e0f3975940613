import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { buildClient, buildConsole, clientIsStale, consoleIsStale } from "@/lib/server/build/build";
import { healthAnswer } from "@/lib/contracts/health";
import { StartError } from "@/lib/server/start-error";
import { HOUR } from "@/lib/time/units";

/** A production server of the product on a data directory, with a session. */
export interface Console {
  url: string;
  /** The session cookie as a request sends it: `name=value`. */
  cookie: string;
  /** Begins another session, and resolves with its cookie. */
  signIn: () => Promise<string>;
  /** JSON of a path below /api/v1. Throws on any status but 200. */
  read: <T>(path: string, shape: z.ZodType<T>) => Promise<T>;
  /** Time (ms) of a GET until its last byte, and until its head came, and the status. */
  time: (path: string) => Promise<{ ms: number; headMs: number; status: number }>;
  /** Process id of the server. */
  pid: number;
  stop: () => Promise<void>;
}

export const TOKEN = "bench-api-token-of-32-characters-and-more";
export const ADMIN = { email: "bench@rollcall.example", password: "only for the benchmark" };
/** The projector may have to fold millions of events first. */
const PROJECTED_MS = HOUR;

/**
 * Starts the product on a data directory as `npm start` does, and waits until everything is projected. Its database
 * must have no administrator but the one of the benchmark. Throws StartError.
 */
export async function startConsole(
  dataDir: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<Console> {
  if (clientIsStale()) await buildClient();
  if (consoleIsStale()) await buildConsole();
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      ROLLCALL_DATA_DIR: path.resolve(dataDir),
      DATABASE_URL: "",
      ROLLCALL_API_TOKEN: TOKEN,
      ROLLCALL_ADMIN_EMAIL: ADMIN.email,
      ROLLCALL_ADMIN_PASSWORD: ADMIN.password,
      // Its sessions only read, for hours.
      ROLLCALL_SESSION_IDLE: "12h",
      ROLLCALL_LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", 2, "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    while (
      !(await fetch(`${url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new StartError(`The product on ${dataDir} ended with ${child.exitCode}.`);
      await delay(100);
    }
    const read = reader(url);
    await projected(read);
    const time = (path: string) => timed(url, path);
    const signInAnew = () => signIn(url);
    return { url, cookie: await signInAnew(), signIn: signInAnew, read, time, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const HEADERS = { authorization: `Bearer ${TOKEN}` };

function reader(url: string): Console["read"] {
  return async (path, shape) => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: HEADERS });
    const text = await answer.text();
    if (!answer.ok) throw new StartError(`GET /api/v1/${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return shape.parse(JSON.parse(text));
  };
}

async function timed(url: string, path: string): Promise<{ ms: number; headMs: number; status: number }> {
  const started = performance.now();
  const answer = await fetch(`${url}/api/v1/${path}`, { headers: HEADERS });
  const headMs = performance.now() - started;
  await answer.arrayBuffer();
  return { ms: performance.now() - started, headMs, status: answer.status };
}

async function projected(read: Console["read"]): Promise<void> {
  const deadline = performance.now() + PROJECTED_MS;
  for (;;) {
    const { backlog } = await read("ingest/health", healthAnswer);
    if (backlog === 0) return;
    if (performance.now() > deadline) throw new StartError(`${backlog} users are still not projected.`);
    process.stderr.write(`\r${backlog} users to project   `);
    await delay(1_000);
  }
}

/** Begins a session of the administrator of the benchmark. Resolves with its cookie. Throws StartError. */
export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(ADMIN),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!answer.ok || cookie === undefined)
    throw new StartError(`The benchmark could not sign in: ${answer.status} ${await answer.text()}`);
  return cookie;
}
