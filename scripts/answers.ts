import fs from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { StartError } from "@/lib/server/start-error";
import { difference, type Answer } from "./answers/differences";
import { endpointRequests, nowOf, type EndpointRequest, type Reader } from "./bench/endpoint-requests";
import { command } from "./support/command";
import { optionsFrom } from "./support/options";
import { SUMMED, untilSettled } from "./support/until-settled";

/** What was just stored waits a moment until it is to be summed. /metrics is read anew once a second. */
const QUIET_LOOKS = 20;

/** The requests, and what each was answered. */
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
 * `npm run answers -- save FILE --url URL --token TOKEN` writes what the API of a running product answers about
 * users, lists, statistics and exports. `compare FILE` asks the same again, for instance after an update, and prints
 * where an answer first differs. Both wait until everything is stored and summed. Exit code 1 if something differs.
 */
await command(async () => {
  const options = readOptions(process.argv.slice(2));
  await untilSettled(options.url, SUMMED, { token: options.token, looks: QUIET_LOOKS });
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
