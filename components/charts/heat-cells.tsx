"use client";

import { UnstyledButton } from "@mantine/core";
import { useLocale } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { cellAfterKey, cellId, heatShare, type HeatCell, type WeekCell } from "@/lib/client/charts/heat-map";
import { columnNames, weekdayNames } from "@/lib/client/charts/week";
import classes from "./heat-map.module.css";

interface HeatCellsProps {
  label: string;
  /** Monday first, 24 cells each. */
  rows: HeatCell[][];
  max: number;
  nameOf: (cell: HeatCell) => string;
  open: string | null;
  /** The cell that the popover is anchored to. */
  anchor: string | null;
  onToggle: (id: string) => void;
  /** From Popover.Target: what connects the anchor with the popover. */
  anchorRef?: Ref<HTMLButtonElement>;
  id?: string;
  "aria-controls"?: string;
}

/** The cells of a heat map. They are one stop of the Tab key; arrows move between them, Enter opens one. */
export function HeatCells({ label, rows, max, nameOf, open, anchor, onToggle, ...target }: HeatCellsProps) {
  const locale = useLocale();
  const [focused, setFocused] = useState<WeekCell>({ weekday: 1, hour: 0 });
  const table = useRef<HTMLTableElement>(null);
  const buttonOf = (id: string) => table.current?.querySelector<HTMLElement>(`[data-cell="${id}"]`);
  // The cell may be opened from elsewhere on the page; on a phone it may be outside of the visible part.
  useEffect(() => {
    if (open === null) return;
    table.current?.querySelector(`[data-cell="${open}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    const next = cellAfterKey(focused, event.key);
    if (next === null || open !== null) return;
    event.preventDefault();
    setFocused(next);
    buttonOf(cellId(next))?.focus();
  }

  const days = weekdayNames(locale);
  return (
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
        {rows.map((row, day) => (
          <tr key={day}>
            <th scope="row">{days[day]}</th>
            {row.map((cell) => {
              const id = cellId(cell);
              const anchored = id === anchor ? { ref: target.anchorRef, id: target.id } : {};
              return (
                <td key={id}>
                  <UnstyledButton
                    {...anchored}
                    className={classes.heatCell}
                    data-cell={id}
                    data-empty={cell.value === null || undefined}
                    style={cell.value === null ? undefined : { background: colourOf(cell.value, max) }}
                    tabIndex={id === cellId(focused) ? 0 : -1}
                    aria-label={nameOf(cell)}
                    aria-haspopup="dialog"
                    aria-expanded={id === open}
                    aria-controls={id === open ? target["aria-controls"] : undefined}
                    title={nameOf(cell)}
                    onFocus={() => setFocused(cell)}
                    onClick={() => onToggle(id)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function colourOf(value: number, max: number): string {
  const percent = (heatShare(value, max) * 100).toFixed(1);
  return `color-mix(in srgb, var(--tone-online-solid) ${percent}%, var(--heat-none))`;
}
