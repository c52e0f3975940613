import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { StartError } from "@/lib/server/start-error";
import { difference, type Answer } from "./answers/differences";
import { endpointRequests, nowOf, type EndpointRequest, type Reader } from "./bench/endpoint-requests";
import { command } from "./support/command";
import { optionsFrom } from "./support/options";

/** What every GET endpoint of the API answered. */
const saved = z.object({
  requests: z.array(z.object({ name: z.string(), path: z.string() })),
  answers: z.array(z.object({ status: z.number(), body: z.string() })),
});

interface Options {
  url: string;
  token: string;
  /** "save" or "compare", and the file. */
  verb: string;
  file: string;
}

/**
 * `npm run answers -- save FILE --url URL --token TOKEN` writes what the API of a running product answers to every GET
 * request that the pages send. `compare FILE` asks the same again, for instance after an upgrade, and prints what
 * differs. Both wait until everything is stored and summed. Exit code 1 if something differs.
 */
await command(async () => {
  const options = readOptions(process.argv.slice(2));
  await untilSettled(options);
  if (options.verb === "save") await save(options);
  else await compare(options);
});

function readOptions(args: string[]): Options {
  return optionsFrom(() => {
    const string = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { url: string, token: string },
    });
    const [verb = "", file] = positionals;
    const { url = "http://127.0.0.1:3000", token = process.env.ROLLCALL_API_TOKEN ?? "" } = values;
    if (!["save", "compare"].includes(verb) || file === undefined || token === "")
      throw new Error("npm run answers -- save|compare FILE [--url URL] --token TOKEN");
    return { url, token, verb, file };
  });
}

/** Waits until no callback is in the journal only, no user is to be folded and no minute is to be summed. */
async function untilSettled({ url, token }: Options): Promise<void> {
  const waiting = /^rollcall_(journal_records|projection_backlog_users|rollup_waiting_minutes)\S* [1-9]/m;
  for (let quiet = 0; quiet < 3; await delay(2_000)) {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } }).catch(() => {
      throw new StartError(`Nothing answers at ${url}.`);
    });
    quiet = answer.ok && !waiting.test(await answer.text()) ? quiet + 1 : 0;
  }
}

async function ask({ url, token }: Options, path: string): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.text() };
}

async function save(options: Options): Promise<void> {
  const reader: Reader = {
    read: async (path, shape) => {
      const { status, body } = await ask(options, path);
      if (status !== 200) throw new StartError(`GET /api/v1/${path} answered ${status}: ${body.slice(0, 300)}`);
      return shape.parse(JSON.parse(body));
    },
  };
  const requests = await endpointRequests(reader, await nowOf(reader));
  const answers: Answer[] = [];
  for (const { path } of requests) answers.push(await ask(options, path));
  fs.writeFileSync(options.file, JSON.stringify({ requests, answers }));
  console.log(`${answers.length} answers are in ${options.file}.`);
}

async function compare(options: Options): Promise<void> {
  const { requests, answers } = saved.parse(JSON.parse(fs.readFileSync(options.file, "utf8")));
  const differs: [EndpointRequest, string][] = [];
  for (const [i, request] of requests.entries()) {
    const found = difference(answers[i] ?? { status: 0, body: "" }, await ask(options, request.path));
    if (found !== null) differs.push([request, found]);
  }
  for (const [{ name, path }, found] of differs) console.log(`${name} · ${path}\n    ${found}`);
  console.log(`${requests.length - differs.length} of ${requests.length} answers are the same.`);
  if (differs.length > 0) process.exitCode = 1;
}
