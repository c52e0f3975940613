import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { db } from "../db/client";
import { journalRoot } from "../data-dir";
import { env } from "../env";
import { waitMeter } from "../journal/wait-meter";
import { journalFigures } from "../receive/figures";

/** What this process knows of its own disk and journal. */
export interface InstanceState {
  freeBytes: number;
  totalBytes: number;
  journalRecords: number;
  journalBytes: number;
  journalDelayMs: number;
}

/** The machine and the data directory. */
export const instanceName = (): string => `${os.hostname()} ${env().dataDir}`;

/** Reads the disk of the data directory, where an embedded database lies too, and the journal. */
export async function readInstance(): Promise<Omit<InstanceState, "journalDelayMs">> {
  const [disk, journalBytes, { pending }] = await Promise.all([
    fs.statfs(env().dataDir),
    sizeOf(journalRoot()),
    journalFigures(),
  ]);
  return {
    freeBytes: disk.bavail * disk.bsize,
    totalBytes: disk.blocks * disk.bsize,
    journalRecords: pending,
    journalBytes,
  };
}

/** Returns a function that writes the report of this process. */
export function instanceReporter(): (now: Date) => Promise<void> {
  const waits = waitMeter();
  return async (now) => {
    const { accepted, pending } = await journalFigures();
    const journalDelayMs = waits(accepted, pending, now.getTime());
    const report = { ...(await readInstance()), journalDelayMs, reportedAt: now };
    const instance = instanceName();
    await db().instanceReport.upsert({ where: { instance }, create: { instance, ...report }, update: report });
  };
}

/** Bytes of all files below a folder; 0 if there is none. */
async function sizeOf(folder: string): Promise<number> {
  const files = await fs.readdir(folder, { recursive: true, withFileTypes: true }).catch(absent);
  const sizes = await Promise.all(
    files
      .filter((file) => file.isFile())
      // A segment may be deleted meanwhile.
      .map((file) =>
        fs.stat(path.join(file.parentPath, file.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function absent(error: NodeJS.ErrnoException): [] {
  if (error.code !== "ENOENT") throw error;
  return [];
}
