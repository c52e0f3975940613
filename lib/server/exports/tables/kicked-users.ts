import type { KickedUsersFilter } from "@/lib/contracts/stats/kicks";
import { number, text } from "@/lib/csv/csv";
import type { App } from "../../apps/registry";
import { kickedUsersListing, readPairs, type KickedUserRow, type KickPair } from "../../queries/stats/kicked-users";
import { describedCsvTable, type CsvFormat, type CsvTable } from "../csv-table";

interface Described {
  row: KickedUserRow;
  pairs: readonly KickPair[];
}

/** Users with kicks, most first, and who kicked whom among their devices. */
export function kickedUsersTable(app: App, filter: KickedUsersFilter, format: CsvFormat): CsvTable<KickedUserRow> {
  const {
    words: { platform },
    time,
  } = format;
  const written = ({ by, kicked, count }: KickPair) => `${platform[by]} → ${platform[kicked]} ×${count}`;
  return describedCsvTable<KickedUserRow, Described>(
    kickedUsersListing(app, filter),
    [
      ["userId", ({ row }) => text(row.userId)],
      ["kicks", ({ row }) => number(row.count)],
      ["lastKick", ({ row }) => time(row.lastAt)],
      ["pairs", ({ pairs }) => pairs.map(written).join("; ")],
    ],
    format,
    async (rows, read) => {
      const pairs = await readPairs(app, filter, rows, read);
      return rows.map((row, i) => ({ row, pairs: pairs[i] ?? [] }));
    },
  );
}
