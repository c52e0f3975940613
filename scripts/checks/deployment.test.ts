import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/server/env";

const read = (file: string) => fs.readFileSync(file, "utf8");
const dockerfile = read("Dockerfile").replaceAll("\\\n", " ");
const compose = read("compose.yaml");
const unit = read("ops/rollcall.service");
const instructions = (name: string) =>
  [...dockerfile.matchAll(new RegExp(`^ *${name} +(.+)$`, "gm"))].map(([, rest = ""]) => rest.trim());
const ignored = read(".dockerignore")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

/** The names of settings: those that .env.example describes. */
const SETTINGS = [...read(".env.example").matchAll(/^#([A-Z_]+)=/gm)].map(([, name = ""]) => name);
const { start } = (JSON.parse(read("package.json")) as { scripts: { start: string } }).scripts;

describe("the Dockerfile", () => {
  it("copies only files that exist and are not left out", () => {
    const copied = instructions("COPY")
      .filter((rest) => !rest.startsWith("--from"))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(copied.length).toBeGreaterThan(3);
    for (const file of copied) {
      expect(fs.existsSync(file)).toBe(true);
      expect(ignored).not.toContain(file);
    }
  });

  it("leaves out secrets and data, and nothing that the build reads", () => {
    expect(ignored).toEqual(expect.arrayContaining([".env", ".data", ".git", "node_modules"]));
    for (const folder of ["app", "components", "lib", "prisma", "public", "scripts", "server.ts", "tsconfig.json"])
      expect(ignored).not.toContain(folder);
  });

  // What pages import is in their build.
  it("removes only packages that are installed, and none that the running product imports", () => {
    const removed = /cd node_modules && rm -rf (.+)/.exec(dockerfile)?.[1]?.trim().split(/\s+/) ?? [];
    expect(removed).toContain("prisma");
    const sources = ["server.ts", ...filesIn("lib/server"), ...filesIn("lib/i18n")].map(read).join("\n");
    for (const name of removed) {
      const pattern = new RegExp(`^${(name.split("/").at(-1) ?? "").replaceAll("*", ".*")}$`);
      const folder = name.includes("/") ? `node_modules/${name.split("/")[0]}` : "node_modules";
      expect([name, fs.readdirSync(folder).some((entry) => pattern.test(entry))]).toEqual([name, true]);
      expect([name, new RegExp(`(from|import\\() ?"${name}[/"]`).test(sources)]).toEqual([name, false]);
    }
  });

  it("starts the product as npm start does, as a user without rights, and asks for its health", () => {
    const command = JSON.parse(instructions("CMD").at(-1) ?? "[]") as string[];
    expect(command.join(" ")).toBe(start);
    expect(instructions("USER")).toEqual(["node"]);
    expect(dockerfile).toContain("/healthz");
    const images = instructions("FROM").map((rest) => rest.split(" ")[0]);
    expect(new Set(images).size).toBe(1);
  });
});

describe.each([
  ["Dockerfile", instructions("ENV").join(" ")],
  ["compose.yaml", compose],
  ["ops/rollcall.service", unit],
])("%s", (_file, text) => {
  const plain = text.replaceAll(/\$\{[^}]*\}/g, "x");
  const named = [...plain.matchAll(/\b(HOST|PORT|DATABASE_URL|ROLLCALL_[A-Z_]+)\b ?[:=] ?(\S+)/g)];

  it("sets only settings that exist, to values that can be used", () => {
    expect(named.length).toBeGreaterThan(0);
    for (const [, name = ""] of named) expect(SETTINGS).toContain(name);
    const values = Object.fromEntries(named.map(([, name = "", value]) => [name, value]));
    expect(parseEnv(values).dataDir).toMatch(/^\/(data|var\/lib\/rollcall)$/);
  });
});

describe("a stop", () => {
  it("has more time than the 10 s that it takes at most", () => {
    const grace = /stop_grace_period: (\d+)s/.exec(compose)?.[1];
    const timeout = /^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1];
    for (const seconds of [grace, timeout]) expect(Number(seconds)).toBeGreaterThan(10);
  });

  it("signals the front alone", () => {
    expect(unit).toMatch(/^KillMode=mixed$/m);
    expect(unit).toContain(`ExecStart=/usr/bin/${start}`);
  });
});

it("compose keeps the data directory and the database in volumes that it declares", () => {
  const declared = [...(compose.split(/^volumes:$/m)[1] ?? "").matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
  expect(declared).toEqual(["data", "postgres"]);
  expect(compose).toContain("- data:/data");
  expect(compose).toContain("- postgres:/var/lib/postgresql");
});

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(\.test\.|generated)/.test(name))
    .map((name) => `${folder}/${name}`);
}
