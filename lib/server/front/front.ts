import type { IncomingMessage, ServerResponse } from "node:http";
import { journalRoot } from "../data-dir";
import { env } from "../env";
import { COMMIT_WITHIN_MS, door, type Receive } from "../receive/door";
import { encode } from "../receive/journaled";
import { seldom } from "../seldom";
import { gracefulClose } from "../serve/graceful-close";
import { proxyTrust } from "../serve/forwarded";
import { listen } from "../serve/listen";
import { counted, countAnswer, noAnswers } from "./answer-figures";
import { answerAway, needsDatabase } from "./away";
import { Children } from "./children";
import { ConsoleTurns } from "./console-turns";
import { CountQueue } from "./count-queue";
import { DatabaseWatch } from "./database-watch";
import { openFrontJournal, type FrontJournal } from "./front-journal";
import { frontServer } from "./http-server";
import { hostCheck } from "./hosts";
import { leaveOf } from "./leave";
import { KnownApps } from "./known-apps";
import { proxyTo } from "./proxy";
import { OverloadError, overloadLog, shedding, TOO_MANY } from "./shedding";
import { makeSocketPath } from "./socket-path";
import { passUpgradesOn } from "./upgrades";

/** How long open responses may take during a stop. */
const CLOSE_TIMEOUT_MS = 3_000;

/** The front, which answers callbacks from the moment it is opened. */
export interface Front {
  port: number;
  children: Children;
  /** Takes leave of a balancer if there is one, takes no new requests, and finishes those that are under way. */
  closeServer: () => Promise<void>;
  closeJournal: () => Promise<void>;
}

/** Opens the journal and the port. Throws StartError if the address cannot be used. */
export async function openFront({ dev }: { dev: boolean }): Promise<Front> {
  // With a database of its own this instance is the only one.
  const alone = env().databaseUrl === null;
  const { dataDir, apps, ack, journalMaxBytes, host, port, trustProxy, publicUrl } = env();
  const known = new KnownApps(dataDir, apps);
  const journal = await openFrontJournal({
    root: journalRoot(),
    maxBytes: journalMaxBytes,
    commitWithinMs: ack === "database" ? COMMIT_WITHIN_MS : 0,
    onChange: () => children?.journalChanged(),
  });
  const { socketPath, remove } = makeSocketPath();
  const answers = noAnswers();
  const counts = new CountQueue((batch) => children?.tellCounts(batch) ?? false);
  const watch = new DatabaseWatch({ url: () => env().databaseUrl, journal });
  const away = (req: IncomingMessage, res: ServerResponse) => answerAway(req, res, watch.outage());
  const logBusy = seldom("more requests come than the console can answer; some are refused");
  const busy = (req: IncomingMessage, res: ServerResponse) => {
    logBusy(new OverloadError("Too many requests are with the console, or wait for it"));
    answerAway(req, res, "busy");
  };
  const toConsole = proxyTo(socketPath, { away, busy });
  const turns = new ConsoleTurns();
  const logOverload = overloadLog();
  const server = frontServer(
    {
      receive: counted(shedding(frontDoor(known, journal, counts)), answers),
      onOverload: (arrivedAt) => {
        countAnswer(answers, TOO_MANY.status, arrivedAt);
        logOverload(new OverloadError("Too many long callbacks are not answered yet"));
      },
      console: (req, res) => {
        // A question to a database that is away would wait for seconds, and fill the console.
        const lost = watch.outage()?.kind === "unreachable" && needsDatabase(req);
        if (children?.consoleAnswers !== true || lost || leave.refuses(req)) return away(req, res);
        const go = (begun: () => void) => toConsole(req, res, begun);
        turns.wait(req, res, { go, refuse: () => busy(req, res) });
      },
      outage: () => watch.outage(),
    },
    {
      trust: proxyTrust(trustProxy),
      knowsHost: hostCheck(env()),
      https: publicUrl?.startsWith("https://") === true,
      dev,
    },
  );
  const closeUpgrades = dev ? passUpgradesOn(server, socketPath) : () => undefined;
  const leave = leaveOf(server);
  const close = gracefulClose(server);
  let children: Children | null = null;
  const closeJournal = async () => {
    await watch.stop();
    await journal.close();
    remove();
  };
  const closeServer = async () => {
    closeUpgrades();
    if (!alone) await leave.begin();
    await close(CLOSE_TIMEOUT_MS);
  };
  const actual = await listen(server, host, port).catch(async (error: unknown) => {
    await closeJournal();
    throw error;
  });
  const outage = () => watch.outage();
  children = new Children({ dev, known, journal, answers, outage, socketPath, port: actual, counts });
  return { port: actual, children, closeServer, closeJournal };
}

/** Answers callbacks in the front. Until it knows all apps of the database, it keeps callbacks of unknown apps. */
function frontDoor(known: KnownApps, journal: FrontJournal, counts: CountQueue): Receive {
  return door({
    apps: () => Promise.resolve(known.apps),
    accept: ({ sdkAppId }, content) => journal.append(encode({ sdkAppId, ...content })),
    count: ({ app, ...callback }) => {
      counts.add({ ...callback, sdkAppId: app?.sdkAppId ?? null });
      return Promise.resolve();
    },
    keep: (request) => (known.complete ? null : journal.append(encode({ request }))),
  });
}
