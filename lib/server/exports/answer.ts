import type { ExportName } from "@/lib/contracts/exports";
import type { CsvFormat } from "./csv-table";

/**
 * The response that a browser saves as a file. The name of the file has the name of the export and the day in the zone
 * of the format.
 */
export function csvAnswer(
  name: ExportName,
  { body, count }: { body: ReadableStream<Uint8Array> | string; count: number | null },
  { time, now }: CsvFormat,
): Response {
  const headers = new Headers({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="rollcall-${name}-${time(now).slice(0, 10)}.csv"`,
    "cache-control": "no-store",
  });
  if (count !== null) headers.set("x-total-count", String(count));
  return new Response(body, { headers });
}
