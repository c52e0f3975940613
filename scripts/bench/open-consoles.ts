import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { newTokenAnswer } from "@/lib/contracts/tokens";
import { StartError } from "@/lib/server/start-error";
import type { Console } from "./console";

/** Consoles that share a token. One person or token may have 20 streams. */
const CONSOLES_PER_TOKEN = 15;

/**
 * Opens the live page `count` times, in a process of its own. Resolves when all streams are open, with a function that
 * closes them and returns their measurements as text. `tokens` are those of `consoleTokens` for so many.
 */
export async function openConsoles(url: string, tokens: string[], count: number): Promise<() => Promise<string>> {
  const script = path.join(import.meta.dirname, "live-clients.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, url, tokens.join(), String(count)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const line = () => new Promise<string>((resolve) => lines.once("line", resolve));
  await line();
  return () => {
    child.stdin.end();
    return line();
  };
}

/** Makes API tokens of the role operator, enough for so many consoles. Needs a session that has just begun. */
export async function consoleTokens({ url, cookie }: Pick<Console, "url" | "cookie">, count: number) {
  const tokens: string[] = [];
  while (tokens.length * CONSOLES_PER_TOKEN < count) {
    const answer = await fetch(`${url}/api/v1/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url, cookie },
      body: JSON.stringify({ name: `benchmark ${tokens.length}`, role: "operator" }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new StartError(`No token could be made: ${answer.status} ${text}`);
    tokens.push(newTokenAnswer.parse(JSON.parse(text)).token);
  }
  return tokens;
}
