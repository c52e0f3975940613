import { beforeAll, expect, it, vi } from "vitest";
import { log } from "../log";
import { makeApp } from "../testing/callback";
import { asOwner } from "../testing/owner";
import { filesOfDatabase, textOfCatalog } from "../testing/text-of-cluster";
import { eraseNow } from "./testing/erase-now";
import { ANNA, plant, PLANTED } from "./testing/plant";

/** A text as it may stand in a dump or a file. Base64 depends on what stands before it. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((skip) => {
    const encoded = Buffer.concat([Buffer.alloc(skip), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(skip === 0 ? 0 : skip + 1, -2);
  });
  const ascii = text.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [text, bytes.toString("hex"), ...base64, encodeURIComponent(text), ascii];
}

const FORMS = PLANTED.flatMap(formsOf).map((form) => form.toLowerCase());
/** Every file is read twice, and every table is rewritten. */
const READS_ALL = { timeout: 120_000 };
const holds = (text: string) => FORMS.some((form) => text.toLowerCase().includes(form));

const tablesWith = async () => [...(await textOfCatalog())].filter(([, text]) => holds(text)).map(([name]) => name);

async function filesWith(): Promise<string[]> {
  return [...(await filesOfDatabase())].filter(([, bytes]) => holds(bytes.toString("utf8"))).map(([name]) => name);
}

beforeAll(async () => {
  const { id } = await makeApp();
  await plant(id);
  await asOwner("ANALYZE");
});

it("leaves no trace of the user in a dump, the files of the database and the log", READS_ALL, async () => {
  const written = vi.spyOn(process.stdout, "write");
  const before = await tablesWith();
  expect(before).toContain("partitions.event_rest");
  expect(before).toContain("pg_statistic");
  expect((await filesWith()).length).toBeGreaterThan(5);

  await eraseNow("1400000000", ANNA);
  log.warn("the end");

  expect(await tablesWith()).toEqual([]);
  const lines = written.mock.calls.map(([line]) => line.toString());
  expect(holds(lines.join(""))).toBe(false);
  // What PostgreSQL has not overwritten yet goes with this, but for its write-ahead log.
  await asOwner("VACUUM FULL");
  expect(await filesWith()).toEqual([]);
});
