import type { LocaleQuery } from "@/lib/contracts/explanation";
import type { ExportName } from "@/lib/contracts/exports";
import { appNamed, type App } from "../apps/registry";
import type { Principal } from "../auth/session-cache";
import { csvAnswer } from "./answer";
import { csvFormatFor, type CsvFormat, type CsvTable } from "./csv-table";
import { exporterOf } from "./open-export";
import { csvStream } from "./stream";

/** The parameters of every export, besides the filter of its list. */
type CsvQuery = LocaleQuery & { app?: string | undefined; user?: string | undefined; bom: boolean };

/** The handler of an export. It streams the table that `tableOf` makes for the filter. */
export function csvExport<Filter, Row>(
  name: ExportName,
  tableOf: (app: App, filter: Filter, format: CsvFormat) => CsvTable<Row> | Promise<CsvTable<Row>>,
): (input: { query: Filter & CsvQuery; principal: Principal; request: Request }) => Promise<Response> {
  return async ({ query, principal, request }) => {
    const app = await appNamed(query.app);
    const format = csvFormatFor(app, query, new Date());
    const exporter = exporterOf(principal, request);
    const stream = await csvStream(await tableOf(app, query, format), query.bom, exporter);
    return csvAnswer(name, stream, format, query.user);
  };
}
