import fs from "node:fs/promises";
import type { Millis } from "@/lib/time/units";

/** How long a reading is used: asking before each batch costs as much as writing it. */
const READ_EVERY_MS: Millis = 100;

/** The free bytes of the disk that holds a folder, read ten times a second at most. */
export class FreeBytes {
  private readAt = -Infinity;
  private bytes = 0;

  constructor(private readonly dir: string) {}

  /** The bytes that are free, less what was `taken` since they were read. Throws what the file system throws. */
  async now(): Promise<number> {
    if (this.lastRead() === Infinity) {
      const { bavail, bsize } = await fs.statfs(this.dir);
      this.bytes = bavail * bsize;
      this.readAt = performance.now();
    }
    return this.bytes;
  }

  /** The same without a wait; Infinity if the last reading is too old. */
  lastRead(): number {
    return performance.now() - this.readAt < READ_EVERY_MS ? this.bytes : Infinity;
  }

  /** Says that a file has grown by so many bytes. */
  taken(bytes: number): void {
    this.bytes -= bytes;
  }
}
