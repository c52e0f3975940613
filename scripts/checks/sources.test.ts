import fs from "node:fs";
import { expect, it } from "vitest";
import { citationsOf, headingsOf, outsideCitationsOf } from "./citations";
import { sourceFiles } from "./source-files";
import { lowerCaseKeywords } from "./sql-keywords";

const MAX_COLUMNS = 120;
const MAX_LINES = 350;
const read = (file: string) => fs.readFileSync(file, "utf8");
// Applied migrations cannot change: the database has their checksums.
const code = sourceFiles([".ts", ".tsx", ".css", ".mjs", ".sql"]).filter(
  (file) => !file.startsWith("prisma/migrations/"),
);

it("finds the sources", () => {
  expect(code).toContain("server.ts");
  expect(code).toContain("scripts/checks/sources.test.ts");
  expect(code.length).toBeGreaterThan(500);
});

it(`has no line over ${MAX_COLUMNS} columns`, () => {
  const long = code.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (line.length > MAX_COLUMNS ? [`${file}:${index + 1}`] : [])),
  );
  expect(long).toEqual([]);
});

it(`has no file over ${MAX_LINES} lines`, () => {
  expect(code.filter((file) => read(file).split("\n").length - 1 > MAX_LINES)).toEqual([]);
});

it("writes SQL keywords in upper case", () => {
  const typescript = code.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("scripts/checks/"));
  expect(typescript.flatMap((file) => lowerCaseKeywords(file, read(file)).map((at) => `${file}:${at}`))).toEqual([]);
});

it("cites only documents and headings that exist", () => {
  const files = [...code, ...sourceFiles([".md"])].filter((file) => !file.startsWith("scripts/checks/"));
  const broken = files.flatMap((file) =>
    citationsOf(read(file))
      .filter(
        ({ path, heading }) => !fs.existsSync(path) || (heading !== null && !headingsOf(read(path)).includes(heading)),
      )
      .map(({ path, heading }) => `${file}: ${path} "${heading ?? ""}"`),
  );
  expect(broken).toEqual([]);
});

it("cites nothing outside the repository", () => {
  const files = code.filter((file) => !file.startsWith("scripts/checks/"));
  expect(files.flatMap((file) => outsideCitationsOf(read(file)).map((text) => `${file}: ${text}`))).toEqual([]);
});
