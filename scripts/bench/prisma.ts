import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { appsBySdkAppId } from "@/lib/server/apps/registry";
import { disconnect, receiverDb } from "@/lib/server/db/client";
import { APP_ROLE, appUrlOf } from "@/lib/server/embedded/app-role";
import { startEmbedded } from "@/lib/server/embedded/start";
import { setDatabaseUrl } from "@/lib/server/env";
import { migrate } from "@/lib/server/migrate/migrate";
import { storeJournaled } from "@/lib/server/receive/store-journaled";
import { databaseOf } from "@/lib/server/testing/global-setup";
import { queryAt } from "@/lib/server/testing/query";
import { APP, callbackBody, callbackPath } from "./callbacks";
import { percentile } from "./figures";
import { judgeOwn } from "./judge-own";
import { record, type Recorded } from "./recorded-statements";

const BATCHES = 160;
/** Callbacks of a batch: those of a writer that is not behind. */
const BATCH = 250;
/** The first batches of each way are not measured: code is compiled and connections are opened. */
const WARM_UP = 10;
const TEMPLATE = "bench_template";

/** A way to execute a transaction. */
interface Way {
  name: string;
  run: (statements: readonly Recorded[]) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * `npm run bench -- prisma`: what Prisma costs the writer against `pg` alone, as Markdown, in medians of batches. The
 * writer stores batches in one database, and its statements are recorded. Then they are executed in further databases,
 * batch by batch in turns.
 */
export async function benchPrisma(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-bench-"));
  process.env.ROLLCALL_DATA_DIR = dataDir;
  const log = { info: () => undefined, warn: console.warn, error: console.error };
  const embedded = await startEmbedded({ dataDir, log });
  try {
    const create = async (name: string, template: string) => {
      await queryAt(embedded.url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
      return databaseOf(embedded.url, name);
    };
    const template = await create(TEMPLATE, "template0");
    await migrate(template, { role: APP_ROLE });
    await queryAt(template, `INSERT INTO app (sdk_app_id) VALUES ('${APP}')`);
    setDatabaseUrl(appUrlOf(await create("recorded", TEMPLATE)));
    const batches = await recordBatches();
    await disconnect();
    const ways = [
      throughPrisma(appUrlOf(await create("prisma", TEMPLATE))),
      await throughPg("pg, with prepared statements", appUrlOf(await create("prepared", TEMPLATE)), true),
      await throughPg("pg", appUrlOf(await create("pg", TEMPLATE)), false),
    ];
    await compare(ways, batches).finally(() => Promise.all(ways.map((way) => way.close())));
  } finally {
    await embedded.stop();
    fs.rmSync(dataDir, { recursive: true });
  }
}

/** Stores batches as the writer does, and returns the statements of each. */
async function recordBatches(): Promise<Recorded[][]> {
  const apps = await appsBySdkAppId();
  const batches: Recorded[][] = [];
  for (let no = 0; no < BATCHES; no++) {
    const items = Array.from({ length: BATCH }, (_, i) => {
      const n = no * BATCH + i;
      const body = Buffer.from(callbackBody(`bench-${n % 2_000}`, Math.floor(n / 2_000) % 2 === 0, Date.now()));
      const { app, event } = judgeOwn(callbackPath(n), body, apps);
      return { appId: app.id, event, skewMs: null };
    });
    const mark = { journal: "bench", after: no, number: no + 1 };
    batches.push(await record(() => storeJournaled(items, "bench", mark)));
  }
  return batches;
}

function throughPrisma(url: string): Way {
  setDatabaseUrl(url);
  return {
    name: "Prisma",
    run: (statements) =>
      receiverDb().$transaction(async (tx) => {
        for (const { text, values, hasRows } of statements)
          await (hasRows ? tx.$queryRawUnsafe(text, ...values) : tx.$executeRawUnsafe(text, ...values));
      }),
    close: disconnect,
  };
}

async function throughPg(name: string, url: string, prepared: boolean): Promise<Way> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text) ?? `s${names.size}`;
    names.set(text, known);
    return known;
  };
  return {
    name,
    run: async (statements) => {
      await client.query("BEGIN");
      for (const { text, values } of statements)
        await client.query({ text, values: [...values], ...(prepared ? { name: nameOf(text) } : {}) });
      await client.query("COMMIT");
    },
    close: () => client.end(),
  };
}

async function compare(ways: readonly Way[], batches: readonly (readonly Recorded[])[]): Promise<void> {
  const sides = ways.map((way) => ({ way, us: [] as number[], cpuUs: [] as number[] }));
  for (const [no, statements] of batches.entries()) {
    // Each is the first one as often as the others.
    for (const i of sides.keys()) {
      const side = sides[(i + no) % sides.length];
      if (side === undefined) continue;
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      await side.way.run(statements);
      if (no < WARM_UP) continue;
      const { user, system } = process.cpuUsage(cpu);
      side.us.push(((performance.now() - started) * 1000) / BATCH);
      side.cpuUs.push((user + system) / BATCH);
    }
  }
  const median = (values: readonly number[]) =>
    percentile(
      values.toSorted((a, b) => a - b),
      0.5,
    );
  const alone = median(sides.at(-1)?.us ?? []);
  console.log("| the writer's statements by | µs an event | ratio | CPU of Node, µs |\n|---|---:|---:|---:|");
  for (const { way, us, cpuUs } of sides) {
    const cells = [median(us).toFixed(1), (median(us) / alone).toFixed(2), median(cpuUs).toFixed(1)];
    console.log(`| ${[way.name, ...cells].join(" | ")} |`);
  }
}
