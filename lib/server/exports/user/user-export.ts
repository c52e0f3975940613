import type { z } from "zod";
import type { userExportQuery } from "@/lib/contracts/exports";
import { BOM, csvLine, text as csvText, timeIn } from "@/lib/csv/csv";
import { csvFileName } from "@/lib/csv/file-name";
import { appNamed } from "../../apps/registry";
import type { Snapshot } from "../../db/snapshot";
import { log } from "../../log";
import { presenceOf } from "../../queries/users/presence";
import { openExport, type Exporter, type ExportSnapshot } from "../open-export";
import type { Section, Value } from "./section";
import { sectionsOf } from "./sections";
import { zip, type ZippedFile } from "./zip";

/** Rows that are read and written at once. */
const ROWS = 200;

/**
 * Everything that is stored about a user as a ZIP, from one snapshot of the database: `user.json` with all sections,
 * and a CSV of each. Streamed, and never cut: a failure fails the download. Throws ServiceError.
 */
export async function exportUser(
  { app: asked, user, tz }: z.output<typeof userExportQuery>,
  exporter: Exporter,
): Promise<Response> {
  const app = await appNamed(asked);
  await presenceOf(app, user);
  const timeZone = tz ?? app.timeZone;
  const time = timeIn(timeZone);
  const sections = await sectionsOf(app, user);
  const now = new Date();
  const about = { app: app.sdkAppId, userId: user, exportedAt: time(now), timeZone };
  const snapshot = await openExport(exporter);
  const files: ZippedFile[] = [
    { name: "user.json", text: jsonOf(about, sections, snapshot, time) },
    ...sections.map((section) => ({ name: `${section.name}.csv`, text: csvOf(section, snapshot, time) })),
  ];
  const day = time(now).slice(0, 10);
  const [ascii, full] = [csvFileName("user", day), csvFileName("user", day, user)].map((name) =>
    name.replace(/csv$/, "zip"),
  );
  return new Response(streamOf(zip(files), snapshot), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(full ?? "")}`,
      "cache-control": "no-store",
    },
  });
}

/** Parts are made only as fast as they are taken. Whoever stops taking them ends the snapshot. */
function streamOf(parts: AsyncGenerator<Uint8Array>, snapshot: ExportSnapshot): ReadableStream<Uint8Array> {
  let disconnected = false;
  const { over } = snapshot;
  return new ReadableStream<Uint8Array>({
    start: (controller) => over.addEventListener("abort", () => controller.error(over.reason), { once: true }),
    pull: async (controller) => {
      try {
        const part = await parts.next();
        if (part.done !== true) return controller.enqueue(part.value);
        await snapshot.close();
        controller.close();
      } catch (error) {
        if (disconnected || over.aborted) return;
        log.error({ err: error }, "the export of a user failed");
        controller.error(error);
        await snapshot.close();
      }
    },
    cancel: () => {
      disconnected = true;
      return snapshot.close();
    },
  });
}

type Time = (date: Date | null) => string;

/** The rows of a section, some at a time. */
async function* rowsOf(section: Section, snapshot: Snapshot): AsyncGenerator<(readonly Value[])[]> {
  await snapshot.declare(section.select);
  for (;;) {
    const rows = await snapshot.fetch<never>(ROWS);
    if (rows.length === 0) return;
    yield rows.flatMap((row) => {
      const values = section.values(row);
      return values === null ? [] : [values];
    });
  }
}

async function* csvOf(section: Section, snapshot: Snapshot, time: Time): AsyncGenerator<string> {
  yield BOM + csvLine(section.columns);
  for await (const rows of rowsOf(section, snapshot))
    yield rows.map((values) => csvLine(values.map((value) => cellOf(value, time)))).join("");
}

function cellOf(value: Value, time: Time): string {
  if (value === null) return "";
  if (value instanceof Date) return time(value);
  if (typeof value === "object") return csvText(value.join(", "));
  return typeof value === "string" ? csvText(value) : String(value);
}

async function* jsonOf(
  about: Record<string, string>,
  sections: readonly Section[],
  snapshot: Snapshot,
  time: Time,
): AsyncGenerator<string> {
  const head = Object.entries(about).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  yield `{\n${head.join(",\n")}`;
  for (const section of sections) {
    yield `,\n  ${JSON.stringify(section.name)}: [`;
    let separator = "\n    ";
    for await (const rows of rowsOf(section, snapshot)) {
      if (rows.length === 0) continue;
      yield separator + rows.map((values) => JSON.stringify(recordOf(section, values, time))).join(",\n    ");
      separator = ",\n    ";
    }
    yield "\n  ]";
  }
  yield "\n}\n";
}

const recordOf = ({ columns }: Section, values: readonly Value[], time: Time) =>
  Object.fromEntries(
    columns.map((column, i) => {
      const value = values[i] ?? null;
      return [column, value instanceof Date ? time(value) : value];
    }),
  );
