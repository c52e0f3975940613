"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { TableData } from "@/lib/client/table/table";
import { TableTools } from "../ui/table-tools";
import { ChartTableView } from "./chart-table";
import { Legend, type LegendItem } from "./legend";
import classes from "./charts.module.css";

interface ChartFrameProps {
  /** Accessible name. */
  label: string;
  legend?: LegendItem[];
  /** The keys of the series that are not drawn. */
  hidden?: ReadonlySet<string>;
  onChoose?: ((key: string, toggle: boolean) => void) | undefined;
  /** The same numbers as a table; called only when the table is shown. */
  table: () => TableData;
  height: number;
  /** Content beside the buttons. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A chart or its table, with a legend and buttons. Both have the same height. */
export function ChartFrame({ label, legend = [], hidden, onChoose, ...rest }: ChartFrameProps) {
  const { table, height, aside, children } = rest;
  const t = useTranslations("chart");
  const [asTable, setAsTable] = useState(false);
  const Glyph = asTable ? IconChartLine : IconTable;
  const shown = asTable ? table() : null;
  return (
    <div>
      <div className={classes.head}>
        <Legend items={legend} hidden={hidden} onChoose={onChoose} />
        <div className={classes.tools} data-print="hide">
          {aside}
          {shown && <TableTools title={label} table={() => shown} />}
          <Tooltip label={asTable ? t("asChart") : t("asTable")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t("tableOf", { label })}
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              <Glyph size={16} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {shown ? (
        <ChartTableView label={label} table={shown} height={height} />
      ) : (
        <div role="group" aria-label={t("chartOf", { label })} style={{ height }}>
          {children}
        </div>
      )}
    </div>
  );
}
