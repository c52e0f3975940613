import type { ExportName } from "@/lib/contracts/exports";
import { csvFileName } from "@/lib/csv/file-name";
import type { CsvFormat } from "./csv-table";

/**
 * The response that a browser saves as a file. The name of the file has the name of the export, the user if the export
 * is about one, and the day in the zone of the format. A name beyond ASCII is written as RFC 6266 says.
 */
export function csvAnswer(
  name: ExportName,
  { body, count }: { body: ReadableStream<Uint8Array> | string; count: number | null },
  { time, now }: CsvFormat,
  user?: string,
): Response {
  const day = time(now).slice(0, 10);
  const [ascii, full] = [csvFileName(name, day), encodeURIComponent(csvFileName(name, day, user))];
  const headers = new Headers({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${full}`,
    "cache-control": "no-store",
  });
  if (count !== null) headers.set("x-total-count", String(count));
  return new Response(body, { headers });
}
