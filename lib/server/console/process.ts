import { bootElsewhere } from "../boot-elsewhere";
import { buildConsole, consoleIsStale } from "../build/build";
import { env } from "../env";
import type { FromConsole, ToConsole } from "../front/messages";
import { endWith, parent } from "../front/parent";
import { setListeningPort } from "../listening-port";
import { step } from "../serve/progress";
import type { Console } from "./console";

/** The console's process: pages, /api/v1 and the live stream, on the socket that its arguments name. */
const [socketPath = "", frontPort = "", mode = ""] = process.argv.slice(2);
const dev = mode === "dev";
let running: Console | null = null;

const front = parent<ToConsole, FromConsole>((message) => {
  if (message.type === "stop") void (running?.stop() ?? Promise.resolve()).then(() => process.exit(0));
  else running?.onMessage(message);
});

try {
  if (!dev && consoleIsStale()) await step("Building the console, which takes up to a minute", buildConsole);
  setListeningPort(Number(frontPort));
  running = await step("Starting the console", async () => {
    bootElsewhere();
    // Next is loaded first: it sets globals that the other modules need, and it blocks the process for a second,
    // during which connections to the database would time out.
    const { default: next } = await import("next");
    const { host, port } = env();
    const app = next({ dev, dir: process.cwd(), hostname: host, port });
    await app.prepare();
    const { startConsole } = await import("./console");
    return startConsole({ app, socketPath, send: front.send });
  });
  front.send({ type: "ready" });
} catch (error) {
  endWith(error);
}
