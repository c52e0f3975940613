import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimJournalFolder } from "./folder";

let root: string;
beforeEach(() => (root = fs.mkdtempSync(path.join(os.tmpdir(), "rollcall-journals-"))));
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

describe("journal folders", () => {
  it("gives each process a folder of its own", () => {
    const [a, b] = [claimJournalFolder(root), claimJournalFolder(root)];
    expect(a.dir).not.toBe(b.dir);
    expect(a.id).not.toBe(b.id);
  });

  it("gives a released folder to the next process, with the same id", () => {
    const before = claimJournalFolder(root);
    before.release();
    const after = claimJournalFolder(root);
    expect([after.dir, after.id]).toEqual([before.dir, before.id]);
  });

  it("takes over the folder of a process that is gone", () => {
    const { dir, id } = claimJournalFolder(root);
    fs.writeFileSync(path.join(dir, "lock"), "999999999\n1@none\n");
    expect(claimJournalFolder(root).id).toBe(id);
  });
});
