import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlDriverAdapter, SqlQuery, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationNames, readMigration } from "../migrate/migration-files";

const SCHEMA = path.resolve("prisma/schema.prisma");
const FILTERS = { externalTables: [], externalEnums: [] };
/** Type numbers of PostgreSQL's "char", which its catalogs use, and of a type that the engine can read instead. */
const CHAR = 18;
const BPCHAR = 1042;

/**
 * The SQL that leads from the migrations to schema.prisma: an empty script if they agree. Prisma's schema engine
 * replays the migrations into the database at `url`, which must be empty and is not usable afterwards.
 */
export async function drift(url: string): Promise<string> {
  instantiate();
  const schema = { files: [{ path: SCHEMA, content: fs.readFileSync(SCHEMA, "utf8") }] };
  const datamodels: [string, string][] = schema.files.map((file) => [file.path, file.content]);
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factoryFor(url));
  const from = { tag: "migrations" as const, ...migrationList() };
  const to = { tag: "schemaDatamodel" as const, ...schema };
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: FILTERS });
  engine.free();
  return stdout ?? "";
}

function instantiate(): void {
  const registry = { set_message: (message: string) => console.error(message) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const compiled = new WebAssembly.Module(fs.readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const imports = { "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports };
  const { exports } = new WebAssembly.Instance(compiled, imports);
  bindings.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

function migrationList(): MigrationList {
  const file = (name: string) => ({
    path: "migration.sql",
    content: { tag: "ok" as const, value: readMigration(name).sql },
  });
  return {
    baseDir: path.resolve("prisma/migrations"),
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: migrationNames().map((name) => ({ path: name, migrationFile: file(name) })),
  };
}

type Fields = { fields?: { dataTypeID: number }[] };
type WithIo = { performIO(query: SqlQuery): Promise<Fields> };

/**
 * Reports "char" as Prisma's Character. @prisma/adapter-pg 7.10 refuses it as an unsupported type
 * (prisma/orm#27403), and without it the engine cannot read the catalogs.
 */
function readingChar<T extends SqlQueryable>(adapter: T): T {
  const inner = adapter as unknown as WithIo;
  const performIO = inner.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let chars: number[] = [];
  inner.performIO = async (query) => {
    const result = await performIO(query);
    chars = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const index of chars) Object.assign(result.fields?.[index] ?? {}, { dataTypeID: BPCHAR });
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

function factoryFor(url: string): object {
  const factory = new PrismaPg({ connectionString: url });
  const adapted = (adapter: Awaited<ReturnType<PrismaPg["connect"]>>): SqlDriverAdapter => {
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level): Promise<Transaction> => readingChar(await begin(level));
    // The adapter's own method splits a script at every semicolon, also inside comments and functions.
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
    return readingChar<SqlDriverAdapter>(adapter);
  };
  return bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => adapted(await factory.connect()),
    connectToShadowDb: async () => adapted(await factory.connectToShadowDb()),
  });
}
