import type { z } from "zod";
import type { SpeechQuery } from "@/lib/contracts/explanation";
import type { ExportName } from "@/lib/contracts/exports";
import { appFor, type App } from "../apps/registry";
import { api } from "../http/api";
import { methods } from "../http/methods";
import { csvAnswer } from "./answer";
import { csvFormatFor, type CsvFormat, type CsvTable } from "./csv-table";
import { csvStream } from "./stream";

/** What every export is asked with. */
type CsvQuery = SpeechQuery & { app?: string | undefined; bom: boolean };

/** The route of a list's export. */
export function exportRoute<Q extends CsvQuery, R>(
  name: ExportName,
  schema: z.ZodType<Q>,
  sheetOf: (app: App, query: Q, pen: CsvFormat) => CsvTable<R> | Promise<CsvTable<R>>,
) {
  const get = api({
    for: "read",
    query: schema,
    handle: async ({ query }) => {
      const app = await appFor(query.app);
      const pen = csvFormatFor(app, query, new Date());
      return csvAnswer(name, await csvStream(await sheetOf(app, query, pen), query.bom), pen);
    },
  });
  return methods({ GET: get });
}
