import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const DECISIONS = path.join(ROOT, "docs", "decisions");
const decisionFiles = fs.readdirSync(DECISIONS).filter((name) => /^\d{4}-[a-z0-9-]+\.md$/.test(name));
const documents = [
  "README.md",
  ...fs
    .readdirSync(path.join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

const read = (document: string) => fs.readFileSync(path.join(ROOT, document), "utf8");
const withoutCodeBlocks = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, "");
/** Names at the top of the repository: what begins with one of them and a slash is meant to be a path in it. */
const top = new Set(fs.readdirSync(ROOT));

/** The paths of the repository that a document names in backticks. A `*` or `<…>` ends the part that is checked. */
function pathsIn(text: string): string[] {
  return [...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)]
    .map(([, code]) => code ?? "")
    .filter((code) => /^[\w.@()[\]/<>*-]+$/.test(code))
    .filter((code) => (code.includes("/") ? top.has(code.split("/")[0] ?? "") : /\.(ts|tsx|mjs|json|md)$/.test(code)))
    .map((code) => code.split(/[*<]/)[0] ?? "");
}

/** Targets of links and images to files of the repository. */
function linksIn(text: string): string[] {
  return [...withoutCodeBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? "")
    .filter((target) => !/^https?:/.test(target));
}

/** GitHub's anchors of the headings of a document. */
function anchorsOf(document: string): string[] {
  return [...withoutCodeBlocks(read(document)).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe.each(documents)("%s", (document) => {
  const text = read(document);

  it("names only paths that exist", () => {
    const missing = pathsIn(text).filter((name) => !fs.existsSync(path.join(ROOT, name)));
    expect(missing).toEqual([]);
  });

  it("has only links that resolve", () => {
    const broken = linksIn(text).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const to = file === "" ? document : path.posix.join(path.posix.dirname(document), file);
      return !fs.existsSync(path.join(ROOT, to)) || (anchor !== undefined && !anchorsOf(to).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("names only commands of package.json", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("has no line over 120 characters", () => {
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
  });
});

describe("README.md", () => {
  it("fits on two screens", () => {
    expect(read("README.md").split("\n").length).toBeLessThanOrEqual(130);
  });

  it("lists every variable of .env.example, and no other", () => {
    const variables = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name).sort();
    const table = read("README.md").split("## Configuration")[1]?.split("\n## ")[0] ?? "";
    const names = [...table.matchAll(/^\| (`[^|]+`)/gm)].map(([, cell = ""]) => cell).join(" ");
    // The company sign-in has one line there, and a table of its own.
    const isOther = (name = "") => !name.startsWith("ROLLCALL_OIDC_");
    const known = variables(read(".env.example"), /^#?([A-Z_]+)=/gm);
    expect(variables(names, /`([A-Z_]+)`/g).filter(isOther)).toEqual(known.filter(isOther));
    const company = variables(read("docs/operations.md"), /`(ROLLCALL_OIDC_[A-Z_]+)`/g);
    expect([...new Set(company)]).toEqual(known.filter((name) => !isOther(name)));
  });
});

describe("docs/protocol.md", () => {
  it("names only constants that lib defines", () => {
    const code = fs
      .readdirSync(path.join(ROOT, "lib"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
      .map((name) => read(`lib/${name}`))
      .join("\n");
    const constants = [...read("docs/protocol.md").matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, name]) => name ?? "");
    expect(constants.length).toBeGreaterThan(0);
    expect(constants.filter((name) => !code.includes(`const ${name} =`))).toEqual([]);
  });
});

describe("docs/architecture.md", () => {
  it("names every table of the log, the projections, the queues and the sums", () => {
    const model = read("docs/architecture.md").split("## Data model")[1]?.split("\n## ")[0] ?? "";
    const named = [...model.matchAll(/`([a-z_]+)`/g)].map(([, name]) => name);
    const tables = [...read("prisma/schema.prisma").matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name);
    const groups = /^(rollup|auth)_/;
    expect(named.sort()).toEqual(tables.filter((name) => !groups.test(name ?? "")).sort());
  });
});

describe("docs/operations.md", () => {
  it("names every metric of Rollcall, and no other", () => {
    const names = (text: string) =>
      [...new Set([...text.matchAll(/\brollcall_[a-z_]+/g)].map(([name]) => name))].sort();
    const sources = fs
      .readdirSync(path.join(ROOT, "lib/server/metrics"))
      .filter((name) => name.endsWith("-metrics.ts"))
      .map((name) => read(`lib/server/metrics/${name}`));
    expect(names(read("docs/operations.md"))).toEqual(names(sources.join("\n")));
  });
});

describe("docs/decisions", () => {
  it.each(decisionFiles)("%s has context, decision and consequence in at most 15 lines", (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)}\\. `));
    for (const part of ["Context", "Decision", "Consequence"]) expect(text).toContain(part);
  });

  it("numbers each decision once, and lists each in its index", () => {
    const numbers = decisionFiles.map((name) => name.slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)]);
    const index = linksIn(read("docs/decisions/README.md")).map((target) => path.basename(target));
    expect(index.sort()).toEqual([...decisionFiles].sort());
  });
});
