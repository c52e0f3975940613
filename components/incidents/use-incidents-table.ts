import { useTranslations } from "next-intl";
import type { TableData } from "@/lib/client/table/table";
import { useCells } from "@/lib/client/table/use-cells";
import type { Incident } from "@/lib/contracts/stats/incidents";

/** The table of incidents to copy and save; null until it is loaded. */
export function useIncidentsTable(incidents: readonly Incident[] | undefined): (() => TableData) | null {
  const t = useTranslations("incidents");
  const activity = useTranslations("activity");
  const history = useTranslations("history");
  const cells = useCells();
  return incidents
    ? () => ({
        columns: [t("from"), history("until"), t("length"), t("ended"), t("usual"), t("peak"), activity("peakAt")],
        rows: incidents.map(({ from, to, ongoing, ended, usual, peakPerMinute, peakAt }) => ({
          key: from,
          cells: [
            cells.time(from),
            ongoing ? cells.text(t("ongoing")) : cells.time(to),
            cells.span(Date.parse(to) - Date.parse(from)),
            cells.number(ended),
            cells.number(usual, 1),
            cells.number(peakPerMinute),
            cells.time(peakAt),
          ],
        })),
      })
    : null;
}
