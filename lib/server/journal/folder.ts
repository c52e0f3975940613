import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { tryLockFile } from "../process/lock-file";

/** A journal folder that this process has for itself. */
export interface JournalFolder {
  dir: string;
  /** The journal's id in the database. It stays the same if the folder is moved. */
  id: string;
  release: () => void;
}

/**
 * Takes the first journal folder below `root` that no living process has, and makes one if there is none. A process
 * that crashed leaves its folder to the next one, which stores what is in it.
 */
export function claimJournalFolder(root: string): JournalFolder {
  fs.mkdirSync(root, { recursive: true, mode: 0o700 });
  for (let i = 1; ; i++) {
    const dir = path.join(root, String(i));
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    const lock = tryLockFile(path.join(dir, "lock"));
    if (typeof lock === "function") return { dir, id: idOf(dir), release: lock };
  }
}

/** The id of the journal in a folder. It is made if there is none. */
export function idOf(dir: string): string {
  const file = path.join(dir, "id");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : renewId(dir);
}

/** Gives the journal in a folder a new id, under which the database holds nothing of it yet. */
export function renewId(dir: string): string {
  const file = path.join(dir, "id");
  // Renamed into place, so that a crash leaves no empty id.
  fs.writeFileSync(`${file}.new`, randomUUID());
  fs.renameSync(`${file}.new`, file);
  return fs.readFileSync(file, "utf8").trim();
}
