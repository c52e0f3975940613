import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { appsBySdkAppId } from "@/lib/server/apps/registry";
import { db } from "@/lib/server/db/client";
import { APP } from "./callbacks";
import { ADMIN } from "./console";
import { judgeOwn } from "./judge-own";

export interface Server {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

const ENTRIES = {
  product: ["--import", "tsx", "server.ts"],
  next: ["node_modules/next/dist/bin/next", "start"],
};

/** Starts the product with its own server or with Next's, on the database of the environment. */
export async function startServer(entry: keyof typeof ENTRIES, port: number): Promise<Server> {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PORT: String(port),
    ROLLCALL_APPS: `${APP}::-`,
    ROLLCALL_LOG_LEVEL: "error",
    ROLLCALL_ADMIN_EMAIL: ADMIN.email,
    ROLLCALL_ADMIN_PASSWORD: ADMIN.password,
  };
  const child = spawn(process.execPath, ENTRIES[entry], { env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  while (!(await ready(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await delay(100);
  }
  return {
    url,
    pid: child.pid ?? 0,
    stop: () => ended(child),
  };
}

const ready = (url: string) =>
  fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** What a machine can do at most: a server in its own process that reads a body and answers OK. It keeps nothing. */
export async function startBare(): Promise<Server> {
  const script = path.join(import.meta.dirname, "bare-server.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { url: line.toString().trim(), pid: child.pid ?? 0, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** The obvious alternative: node:http, and one insert by Prisma before each answer. */
export async function startNaive(): Promise<Server> {
  const server = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      void store(req, Buffer.concat(chunks)).then(
        () => res.end('{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}'),
        (error: unknown) => res.writeHead(503).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: process.pid,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function store(req: http.IncomingMessage, body: Buffer): Promise<void> {
  const { app, event } = judgeOwn(req.url ?? "", body, await appsBySdkAppId());
  const { identity, time, timeSource: _, eventTime: __, receivedAt, ...fields } = event;
  await db().event.create({
    data: {
      ...fields,
      appId: app.id,
      identity: Buffer.from(identity, "hex"),
      eventTime: new Date(time),
      timeSource: 0,
      receivedAt: new Date(receivedAt),
    },
  });
}
