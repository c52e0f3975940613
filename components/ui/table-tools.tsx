"use client";

import { useTranslations } from "next-intl";
import { toTsv, type TableData } from "@/lib/client/table/table";
import { CopyButton } from "./copy-button";
import { TableExport } from "./table-export";
import classes from "./ui.module.css";

/** Copies a table for a spreadsheet, or saves it as CSV. Disabled if `table` is null. */
export function TableTools({ title, table }: { title: string; table: (() => TableData) | null }) {
  const t = useTranslations("chart");
  return (
    <span className={classes.tableTools} data-print="hide">
      <CopyButton value={table && (() => toTsv(table()))} label={t("copyTable")} />
      <TableExport title={title} table={table} compact />
    </span>
  );
}
