import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const SIZE_MB = 160;

/** A small disk of its own for the journal, in memory. */
export interface JournalDisk {
  /** Leaves less room than a journal needs. */
  fill: () => void;
  free: () => void;
  unmount: () => void;
}

/** Mounts a small disk at a folder. Null if this user may not mount. */
export function mountJournalDisk(folder: string): JournalDisk | null {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m,mode=700`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return null;
  }
  const filler = path.join(folder, "filler");
  const unmount = () => {
    process.off("exit", unmount);
    // Lazily, because a killed product may not be gone yet.
    execFileSync("umount", ["-l", folder]);
  };
  process.once("exit", unmount);
  return {
    fill: () => {
      const { bavail, bsize } = fs.statfsSync(folder);
      fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 1024 * 1024)));
    },
    free: () => fs.rmSync(filler, { force: true }),
    unmount,
  };
}
