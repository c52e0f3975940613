import { buildClient, clientIsStale } from "../build/build";
import { env, setDatabaseUrl } from "../env";
import type { FromWriter, JournalState, ToWriter } from "../front/messages";
import { endWith, parent } from "../front/parent";
import { bringUpToDate } from "../migrate/bring-up-to-date";
import { step } from "../serve/progress";
import type { Writer } from "./writer";

/** The writer's process: migrates, then stores the front's journal, projects, sums and sends alerts. */
let state: JournalState | null = null;
let writer: Writer | null = null;

const front = parent<ToWriter, FromWriter>((message) => {
  if (message.type === "journal") {
    state = message.state;
    writer?.update(message.state);
  } else if (message.type === "count") {
    void writer?.count(message.callbacks).then(() => front.send({ type: "counted" }));
  } else {
    void (writer?.stop() ?? Promise.resolve()).then(() => process.exit(0));
  }
});

try {
  if (clientIsStale()) await step("Preparing the database client", buildClient);
  await step("Bringing the database up to date", bringUpToDate);
  // From here on this process forgets who owns the database.
  setDatabaseUrl(env().databaseUrl ?? "");
  // Prisma's client, which the first start has just generated, is imported here.
  const { startWriter } = await import("./writer");
  writer = await startWriter({ send: front.send, state: () => state });
} catch (error) {
  endWith(error);
}
