import type { Day } from "@/lib/contracts/stats/days";
import type { StatsQuery } from "@/lib/contracts/stats/range";
import { number, seconds } from "@/lib/csv/csv";
import { readDays } from "../../queries/stats/days";
import { headerOf, recordsOf, type Column, type CsvFormat } from "../csv-table";

/** The table of days as CSV. It is read whole: a day is a row. */
export async function daysCsv(query: StatsQuery, format: CsvFormat): Promise<{ csv: string; count: number }> {
  const { days } = await readDays(query, format.now);
  const time = (iso: string | null) => format.time(iso === null ? null : new Date(iso));
  const columns: Column<Day>[] = [
    ["day", (d) => d.day],
    ["dayFrom", (d) => time(d.from)],
    ["dayTo", (d) => time(d.to)],
    ["peak", (d) => number(d.peak)],
    ["peakAt", (d) => time(d.peakAt)],
    ["average", (d) => d.average.toFixed(3)],
    ["users", (d) => number(d.users)],
    ["logins", (d) => number(d.logins)],
    ["ended", (d) => number(d.ended)],
    ["onlineTime", (d) => seconds(d.onlineMs)],
    ["averageOnlineTime", (d) => seconds(d.averageOnlineMs)],
  ];
  return { csv: headerOf(columns, format) + recordsOf(days, columns).join(""), count: days.length };
}
