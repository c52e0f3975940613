import fs from "node:fs/promises";
import path from "node:path";

/** One file of the journal. Its name is the number of its first record, so that names sort in the order of records. */
export interface Segment {
  first: number;
  file: string;
  /** Bytes that are synced and may be read. */
  bytes: number;
}

const DIGITS = 16;
const NAME = new RegExp(`^\\d{${DIGITS}}\\.journal$`);

export const segmentFile = (dir: string, first: number): string =>
  path.join(dir, `${String(first).padStart(DIGITS, "0")}.journal`);

/** The segments in a folder, oldest first. */
export async function listSegments(dir: string): Promise<Segment[]> {
  const names = (await fs.readdir(dir)).filter((name) => NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(dir, name);
      return { first: Number(name.slice(0, DIGITS)), file, bytes: (await fs.stat(file)).size };
    }),
  );
}

/** Makes the creation and removal of files in a folder durable. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await fs.open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
