import { command } from "./support/command";

/** The benchmarks by name. Each gets the remaining arguments and prints a table. */
const BENCHES: Record<string, (args: readonly string[]) => Promise<void>> = {
  pages: async (args) => (await import("./bench/pages")).benchPages(args),
  size: async (args) => (await import("./bench/size")).benchSize(args),
  "console-load": async (args) => (await import("./bench/console-load")).benchConsoleLoad(args),
  receiver: async (args) => (await import("./bench/receiver")).benchReceiver(args),
  overload: async (args) => (await import("./bench/overload")).benchOverload(args),
  export: async (args) => (await import("./bench/export")).benchExport(args),
  prisma: async () => (await import("./bench/prisma")).benchPrisma(),
  retention: async (args) => (await import("./bench/retention")).benchRetention(args),
  audit: async (args) => (await import("./bench/audit")).benchAudit(args),
};

const USAGE =
  `npm run bench [-- ${Object.keys(BENCHES).join(" | ")}]\n` +
  "The comment of each function in scripts/bench/ lists its arguments.";

/** `npm run bench -- NAME [ARGUMENTS]`. The default is `receiver`. */
await command(async () => {
  const [name = "receiver", ...args] = process.argv.slice(2);
  const bench = BENCHES[name];
  if (bench === undefined) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  await bench(args);
});
