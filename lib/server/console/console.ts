import fs from "node:fs";
import type { Server } from "node:http";
import { recorded } from "../audit/recorder";
import { appsBySdkAppId } from "../apps/registry";
import { disconnect } from "../db/client";
import type { FromConsole, ToConsole } from "../front/messages";
import { log } from "../log";
import { frontFigures, setFrontFigures } from "../metrics/front-figures";
import { startNetworks } from "../network/names";
import { setJournalFigures } from "../receive/figures";
import { gracefulClose } from "../serve/graceful-close";
import { announceProjected, onSignal } from "../signals/signals";
import { consoleServer, type NextApp } from "./http-server";

/** How often the apps are read, so that the front learns of a change that another instance makes. */
const APPS_MS = 500;
/** How long open responses may take during a stop. The front has closed its own before. */
const CLOSE_TIMEOUT_MS = 1_000;
/** How long the last entries of the audit may take during a stop. The front waits 1.5 s for all. */
const AUDIT_MS = 300;

export interface Console {
  onMessage: (message: Exclude<ToConsole, { type: "stop" }>) => void;
  stop: () => Promise<void>;
}

interface ConsoleOptions {
  /** Next, prepared. */
  app: NextApp & { close: () => Promise<void> };
  socketPath: string;
  send: (message: FromConsole) => void;
}

/** Serves Next behind the socket, and keeps the front informed of the apps. */
export async function startConsole({ app, socketPath, send }: ConsoleOptions): Promise<Console> {
  setJournalFigures(() => frontFigures() ?? { accepted: 0, pending: 0 });
  const stopNetworks = await startNetworks();
  const server = consoleServer(app);
  const close = gracefulClose(server);
  await listenAt(server, socketPath);
  const tellApps = async () => send({ type: "apps", apps: [...(await appsBySdkAppId()).values()] });
  const off = onSignal("apps", () => void tellApps().catch(logApps));
  const timer = setInterval(() => void appsBySdkAppId().catch(logApps), APPS_MS);
  return {
    onMessage: (message) => {
      if (message.type === "projected") announceProjected();
      else setFrontFigures(message.figures);
    },
    stop: async () => {
      off();
      clearInterval(timer);
      stopNetworks();
      await close(CLOSE_TIMEOUT_MS);
      await app.close();
      await recorded(AUDIT_MS);
      await disconnect();
    },
  };
}

const logApps = (err: unknown) => log.warn({ err }, "the apps could not be read; trying again");

function listenAt(server: Server, socketPath: string): Promise<void> {
  // A console that was killed leaves its socket.
  fs.rmSync(socketPath, { force: true });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, () => resolve());
  });
}
