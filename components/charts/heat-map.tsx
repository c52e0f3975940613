"use client";

import { Popover, UnstyledButton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { compactNumber } from "@/lib/client/charts/numbers";
import { columnNames, weekdayNames } from "@/lib/client/charts/week";
import { ChartFrame } from "./chart-frame";
import classes from "./heat-map.module.css";

export interface HeatCell {
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  hour: number;
  /** Null where nothing is known. */
  value: number | null;
}

interface HeatMapProps {
  label: string;
  cells: HeatCell[];
  /** Name and value of a cell in words, for its button. */
  say: (cell: HeatCell) => string;
  /** What opens at a cell: its figures and their lists. */
  detail: (cell: HeatCell) => ReactNode;
  /** A value in full. */
  format: (value: number) => string;
  /** The cell whose detail is open, as `weekday-hour`. */
  open: string | null;
  onOpen: (id: string | null) => void;
}

/** Of the seven rows, the hours above and the scale below. */
export const HEAT_HEIGHT = 262;

const ARROWS: Record<string, readonly [weekday: number, hour: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The hours of the week; one stop of the Tab key, arrows move within, Enter opens a cell. */
export function HeatMap({ label, cells, say, detail, format, open, onOpen }: HeatMapProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const [at, setAt] = useState({ weekday: 1, hour: 0 });
  const table = useRef<HTMLTableElement>(null);
  // It may have been opened from elsewhere on the page, and on a phone it may lie outside of what is scrolled to.
  useEffect(() => {
    if (open !== null)
      table.current?.querySelector(`[data-cell="${open}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);
  const most = Math.max(0, ...cells.map((cell) => cell.value ?? 0));
  const found = new Map(cells.map((cell) => [`${cell.weekday}-${cell.hour}`, cell]));

  function onKeyDown(event: KeyboardEvent) {
    const by = ARROWS[event.key];
    if (!by || open !== null) return;
    event.preventDefault();
    const weekday = Math.min(7, Math.max(1, at.weekday + by[0]));
    const hour = Math.min(23, Math.max(0, at.hour + by[1]));
    setAt({ weekday, hour });
    table.current?.querySelector<HTMLElement>(`[data-cell="${weekday}-${hour}"]`)?.focus();
  }

  const asTable = () => ({
    columns: [t("hour"), ...weekdayNames(locale)],
    rows: columnNames(locale).map((name, hour) => ({
      key: name,
      cells: [
        { text: name },
        ...weekdayNames(locale).map((_, i) => {
          const value = found.get(`${i + 1}-${hour}`)?.value ?? null;
          return { text: value === null ? "–" : format(value), value };
        }),
      ],
    })),
  });

  return (
    <ChartFrame label={label} table={asTable} height={HEAT_HEIGHT}>
      <div className={classes.heatBox}>
        <table ref={table} className={classes.heat} aria-label={label} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <td />
              {columnNames(locale).map((name, hour) => (
                <th key={hour} scope="col">
                  {hour % 3 === 0 ? name : <span className="visually-hidden">{name}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdayNames(locale).map((name, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {Array.from({ length: 24 }, (_, hour) => {
                  const id = `${i + 1}-${hour}`;
                  const cell = found.get(id) ?? { weekday: i + 1, hour, value: null };
                  const here = at.weekday === i + 1 && at.hour === hour;
                  return (
                    <td key={hour}>
                      <Popover
                        opened={open === id}
                        onChange={(opened) => onOpen(opened ? id : null)}
                        trapFocus
                        withArrow
                        shadow="md"
                      >
                        <Popover.Target>
                          <UnstyledButton
                            className={classes.heatCell}
                            data-cell={id}
                            data-empty={cell.value === null || undefined}
                            style={cell.value === null ? undefined : { background: heat(cell.value, most) }}
                            tabIndex={here ? 0 : -1}
                            aria-label={say(cell)}
                            title={say(cell)}
                            onFocus={() => setAt({ weekday: i + 1, hour })}
                            onClick={() => onOpen(open === id ? null : id)}
                          />
                        </Popover.Target>
                        <Popover.Dropdown>
                          {open === id && <div className={classes.popover}>{detail(cell)}</div>}
                        </Popover.Dropdown>
                      </Popover>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.heatScale} aria-hidden>
        <span>0</span>
        <span />
        <span>{compactNumber(most, locale)}</span>
        <span>{t("heatHint")}</span>
      </p>
    </ChartFrame>
  );
}

/** Stronger with more, and never as faint as nothing for what is not nothing. */
function heat(value: number, most: number): string {
  const share = value <= 0 || most <= 0 ? 0 : 0.08 + 0.92 * (value / most);
  return `color-mix(in srgb, var(--tone-online-solid) ${(share * 100).toFixed(1)}%, var(--heat-none))`;
}
