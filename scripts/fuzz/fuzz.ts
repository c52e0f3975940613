import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { mapLimit } from "../support/map-limit";
import { startConsole, TOKEN, type Console } from "../bench/console";
import { faultsAfterwards, warmUp } from "./afterwards";
import { APP } from "./callbacks";
import type { FuzzRequest } from "./fuzz-request";
import { fuzzRequest } from "./kinds";
import { grown, readMemory, type MemoryReading } from "./memory";
import { fuzzOptions, type FuzzOptions } from "./options";
import { faultsOfPages } from "./pages-afterwards";
import { Report } from "./report";
import { send } from "./send";
import { holdConnections } from "./strangers";
import { faultOf, isLate } from "./table";

/** A request to the console is late if each of so many answers is late while nothing else is sent. */
const TRIES = 3;
/** Memory is read this often. Growth counts from the second reading on, when everything is loaded. */
const READINGS = 5;
/** The names that the requests give the product. */
const HOSTS = "fuzz,h";

/**
 * `npm run fuzz`: starts the product on a fresh data directory and sends bad requests of every kind, among them sound
 * callbacks. Prints every answer that is wrong or late, and what does not work afterwards. Sets the exit code. What the
 * console answers late while it has too much to do is sent again by itself.
 */
export async function fuzz(args: readonly string[]): Promise<void> {
  const options = fuzzOptions(args);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-fuzz-"));
  try {
    const product = await startConsole(dataDir, options.port, {
      ROLLCALL_APPS: `${APP}::-`,
      ROLLCALL_ALLOWED_HOSTS: HOSTS,
    });
    try {
      await warmUp(product);
      const report = await fuzzProduct(product, options);
      // Some of the requests end the session that they have.
      const afterwards = { ...product, cookie: await product.signIn() };
      for (const fault of await faultsAfterwards(afterwards, report.canaries)) report.addFault(fault);
      for (const fault of await faultsOfPages(afterwards)) report.addFault(fault);
      report.print(options);
      if (report.faults > 0) process.exitCode = 1;
    } finally {
      await product.stop();
    }
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fuzzProduct(product: Console, { requests, seed, port, lanes }: FuzzOptions): Promise<Report> {
  const known = { token: TOKEN, cookie: product.cookie };
  const report = new Report();
  const readings: MemoryReading[] = [];
  const release = holdConnections(port);
  const late: number[] = [];
  const readEvery = Math.max(1, Math.floor(requests / READINGS));
  try {
    const numbers = Array.from({ length: requests }, (_, number) => number);
    await mapLimit(numbers, lanes, async (number) => {
      const request: FuzzRequest = fuzzRequest(seed, number, known);
      const outcome = await send(port, request);
      const fault = faultOf(request, outcome);
      if (isLate(outcome) && request.target !== "callback") late.push(number);
      else report.add(number, request, outcome, fault);
      if ((number + 1) % readEvery === 0) {
        readings.push(readMemory(product.pid));
        process.stderr.write(`${number + 1} requests, ${report.faults} faults\n`);
      }
    });
  } finally {
    release();
  }
  report.sentAgain = late.length;
  for (const number of late) {
    const request = fuzzRequest(seed, number, known);
    let outcome = await send(port, request);
    for (let again = 1; again < TRIES && isLate(outcome); again++) outcome = await send(port, request);
    report.add(number, request, outcome, faultOf(request, outcome));
  }
  const [, early = new Map<string, number>()] = readings;
  for (const process of grown(early, readMemory(product.pid))) report.addFault(`memory grows: ${process}`);
  report.memory = readings;
  return report;
}
