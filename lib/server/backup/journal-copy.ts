import fs from "node:fs";
import path from "node:path";

/** How often new segments are looked for. A segment of 16 MiB lives longer. */
const LOOK_EVERY_MS = 100;

/** Journals that are being kept for a backup. */
export interface KeptJournals {
  /** Writes the journals into a folder, as they are now, and lets go of them. */
  copyTo: (folder: string) => void;
  release: () => void;
}

/**
 * Keeps the journals below `root` from now on: segments whose callbacks are stored are deleted, and a backup of the
 * database that began earlier has not got them. They are kept as hard links in `links`, on the same disk, so that they
 * go on growing and cost nothing.
 */
export function keepJournals(root: string, links: string): KeptJournals {
  fs.rmSync(links, { recursive: true, force: true });
  fs.mkdirSync(links, { mode: 0o700 });
  linkNew(root, links);
  const timer = setInterval(() => linkNew(root, links), LOOK_EVERY_MS);
  const release = () => {
    clearInterval(timer);
    fs.rmSync(links, { recursive: true, force: true });
  };
  return {
    copyTo: (folder) => {
      linkNew(root, links);
      fs.cpSync(links, folder, { recursive: true });
    },
    release,
  };
}

/** Links the id and the segments of every journal that are not linked yet. */
function linkNew(root: string, links: string): void {
  for (const name of filesBelow(root)) {
    const link = path.join(links, name);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true, mode: 0o700 });
    try {
      fs.linkSync(path.join(root, name), link);
    } catch (error) {
      // It was stored and deleted meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

const filesBelow = (root: string): string[] =>
  fs.existsSync(root)
    ? fs
        .readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.journal$|(^|\/)id$/.test(name))
        .sort()
    : [];
