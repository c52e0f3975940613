"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { openDownload } from "@/lib/client/export/sink";
import { toCsv, type TableData } from "@/lib/client/table/table";
import { csvFileName } from "@/lib/csv/file-name";
import { formatDate } from "@/lib/time/format";
import { currentTime } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import { BOM } from "@/lib/csv/csv";
import { ExportPopover } from "./export-popover";
import type { ExportState } from "./use-export";

interface TableExportProps {
  /** The table's title. It names the file. */
  title: string;
  /** Builds the table on demand. Null if there is none. */
  table: (() => TableData) | null;
  /** Shows an icon button. */
  compact?: boolean;
  /** Number of rows that the screen leaves out too. */
  leftOut?: number;
}

/** Exports a table that is completely on the screen. The browser writes the CSV. */
export function TableExport({ title, table, compact = false, leftOut = 0 }: TableExportProps) {
  const t = useTranslations("export");
  const { zone } = useZone();
  const [opened, setOpened] = useState(false);
  const [state, setState] = useState<ExportState>({ step: "idle" });
  const shown = opened && table ? table() : null;

  async function save(data: TableData, timeZone: string, bom: boolean) {
    try {
      const file = openDownload(csvFileName(title, formatDate(currentTime(), timeZone)));
      const bytes = new TextEncoder().encode((bom ? BOM : "") + toCsv(data, timeZone));
      await file.write(bytes);
      await file.finish();
      setState({ step: "done", progress: { rows: data.rows.length, bytes: bytes.length } });
    } catch (error) {
      setState({ step: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  return (
    <ExportPopover
      opened={opened}
      onOpened={(next) => {
        setOpened(next);
        setState({ step: "idle" });
      }}
      state={state}
      total={shown?.rows.length}
      note={[t("tableNote", { zone: zone ?? "" }), leftOut > 0 && t("leftOut", { count: leftOut })]
        .filter(Boolean)
        .join(" ")}
      compact={compact ? title : undefined}
      disabled={table === null}
      onStart={shown && zone ? (bom) => void save(shown, zone, bom) : undefined}
    />
  );
}
