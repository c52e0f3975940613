import { command } from "./support/command";

/** The benchmarks by name; each gets the arguments behind its name and prints a table. */
const BENCHES: Record<string, (args: readonly string[]) => Promise<void>> = {
  pages: async (args) => (await import("./bench/pages")).benchPages(args),
  size: async (args) => (await import("./bench/size")).benchSize(args),
  "console-load": async (args) => (await import("./bench/console-load")).benchConsoleLoad(args),
  receiver: async () => (await import("./bench/receiver")).benchReceiver(),
  export: async (args) => (await import("./bench/export")).benchExport(args),
};

const USAGE = `npm run bench [-- ${Object.keys(BENCHES).join(" | ")}]   what each needs stands above its function in scripts/bench/`;

/** `npm run bench -- NAME [ARGUMENTS]`; without a name, the receiver's. */
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
