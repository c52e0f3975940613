"use client";

import { Popover } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { cellId, maxValue, weekRows, type HeatCell } from "@/lib/client/charts/heat-map";
import { compactNumber } from "@/lib/client/charts/numbers";
import { columnNames, weekdayNames } from "@/lib/client/charts/week";
import { ChartFrame } from "./chart-frame";
import { HeatCells } from "./heat-cells";
import classes from "./heat-map.module.css";

interface HeatMapProps {
  label: string;
  cells: HeatCell[];
  /** Name and value of a cell in words, for its button. */
  nameOf: (cell: HeatCell) => string;
  /** The content of the popover of a cell: its figures and their lists. */
  detail: (cell: HeatCell) => ReactNode;
  /** A value in full. */
  format: (value: number) => string;
  /** The id of the cell whose popover is open. */
  open: string | null;
  onOpen: (id: string | null) => void;
}

/** Height of the seven rows, the hours above and the scale below, in pixels. */
export const HEAT_MAP_HEIGHT = 262;

/** The hours of the week as cells of different strength. One popover is anchored to the cell that was opened last. */
export function HeatMap({ label, cells, nameOf, detail, format, open, onOpen }: HeatMapProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  // Stays while the popover closes.
  const [anchor, setAnchor] = useState(open);
  if (open !== null && open !== anchor) setAnchor(open);
  const rows = weekRows(cells);
  const max = maxValue(cells);
  const anchorCell = rows.flat().find((cell) => cellId(cell) === anchor);

  const table = () => ({
    columns: [t("hour"), ...weekdayNames(locale)],
    rows: columnNames(locale).map((name, hour) => ({
      key: name,
      cells: [
        { text: name },
        ...rows.map((row) => {
          const value = row[hour]?.value ?? null;
          return { text: value === null ? "–" : format(value), value };
        }),
      ],
    })),
  });

  return (
    <ChartFrame label={label} table={table} height={HEAT_MAP_HEIGHT}>
      <Popover opened={open !== null} onChange={(opened) => !opened && onOpen(null)} trapFocus withArrow shadow="md">
        <div className={classes.heatBox}>
          <Popover.Target refProp="anchorRef">
            <HeatCells
              label={label}
              rows={rows}
              max={max}
              nameOf={nameOf}
              open={open}
              anchor={anchor}
              onToggle={(id) => onOpen(open === id ? null : id)}
            />
          </Popover.Target>
        </div>
        <Popover.Dropdown>
          <div className={classes.popover}>{anchorCell && detail(anchorCell)}</div>
        </Popover.Dropdown>
      </Popover>
      <p className={classes.heatScale} aria-hidden>
        <span>0</span>
        <span />
        <span>{compactNumber(max, locale)}</span>
        <span>{t("heatHint")}</span>
      </p>
    </ChartFrame>
  );
}
