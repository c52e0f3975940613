import fs from "node:fs";
import { z } from "zod";

/**
 * `npm run lock`: run this after every `npm install`. npm leaves optional packages of other platforms out of
 * package-lock.json if the registry does not serve them, and `npm ci` then refuses the lock file. This command adds the
 * missing entries without address and checksum, so that each platform resolves its own at install.
 */
const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockFile = z.looseObject({ packages: z.record(z.string(), entry) });
type Packages = z.infer<typeof lockFile>["packages"];

/** The parts of a package's name that name its platform, and npm's name for each. */
const SYSTEMS: Record<string, string> = {
  darwin: "darwin",
  win32: "win32",
  windows: "win32",
  linux: "linux",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const PROCESSORS: Record<string, string> = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  armv7: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  s390x: "s390x",
  riscv64: "riscv64",
  loong64: "loong64",
  mips64el: "mips64el",
  wasm32: "wasm32",
};

/** Whether `name`, a dependency of the package at `from`, has an entry where Node looks for it. */
function resolves(packages: Packages, from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, place.lastIndexOf("/node_modules/"))) {
    if (packages[`${place === "" ? "" : `${place}/`}node_modules/${name}`]) return true;
    if (!place.includes("/node_modules/")) return place !== "" && packages[`node_modules/${name}`] !== undefined;
  }
}

/** An entry for a package of one platform, or null if its name contains no platform. */
function platformEntry(name: string, range: string, dev: boolean | undefined): z.infer<typeof entry> | null {
  const words = name.split(/[-/.]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  if (!os && !cpu) return null;
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(os === "linux" && { libc: [name.includes("musl") ? "musl" : "glibc"] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

const name = "package-lock.json";
const lock = JSON.parse(fs.readFileSync(name, "utf8")) as z.infer<typeof lockFile>;
// The parsed value is not used, because its fields have another order than npm's.
lockFile.parse(lock);
const added: string[] = [];
for (const [from, { dev, optionalDependencies }] of Object.entries(lock.packages)) {
  for (const [wanted, range] of Object.entries(optionalDependencies ?? {})) {
    if (resolves(lock.packages, from, wanted)) continue;
    const made = platformEntry(wanted, range, dev);
    if (made) lock.packages[`node_modules/${wanted}`] = made;
    (made ? added : []).push(wanted);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
fs.writeFileSync(name, JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2) + "\n");
console.log(added.length === 0 ? "The lock file is complete." : `Added ${added.join(", ")}.`);
