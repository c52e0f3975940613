"use client";

import { useRef, useState, type PointerEvent, type ReactNode } from "react";
import { draggedRange, type Drag } from "@/lib/client/charts/drag";
import type { ChartPoint } from "@/lib/client/charts/series";
import type { TimeRange } from "@/lib/time/range";
import { PLOT_LEFT, PLOT_RIGHT } from "./plot-margins";
import { useSelectRange } from "./use-select-range";
import classes from "./drag-area.module.css";

interface DragAreaProps {
  range: TimeRange;
  points: readonly ChartPoint[];
  children: ReactNode;
}

/**
 * A plot on which a drag with the mouse selects a range. Touch is left alone, because it scrolls the page. With a
 * keyboard the same is done by the range of the page.
 */
export function DragArea({ range, points, children }: DragAreaProps) {
  const [drag, setDrag] = useState<(Drag & { width: number }) | null>(null);
  // The click that ends a drag must not open the list behind a bar.
  const swallow = useRef(false);
  const select = useSelectRange();
  const placeOf = ({ clientX, currentTarget }: PointerEvent) =>
    clientX - currentTarget.getBoundingClientRect().left - PLOT_LEFT;
  const selected = drag && draggedRange(drag, drag.width, range, points);
  return (
    <div
      className={classes.area}
      onPointerDown={(event) => {
        swallow.current = false;
        const start = placeOf(event);
        const onPlot = event.target instanceof Element && !event.target.closest("a, button");
        const width = event.currentTarget.clientWidth - PLOT_LEFT - PLOT_RIGHT;
        if (event.pointerType === "mouse" && event.button === 0 && onPlot && start >= 0)
          setDrag({ start, end: start, width });
      }}
      onPointerMove={(event) => {
        if (drag === null) return;
        if (event.buttons === 0) setDrag(null);
        else setDrag({ ...drag, end: placeOf(event) });
      }}
      onPointerUp={() => {
        setDrag(null);
        if (!selected) return;
        swallow.current = true;
        select(selected);
      }}
      onPointerLeave={() => setDrag(null)}
      onClickCapture={(event) => {
        if (swallow.current) event.stopPropagation();
        swallow.current = false;
      }}
    >
      {children}
      {drag && selected && (
        <span
          className={classes.selection}
          style={{ left: PLOT_LEFT + Math.min(drag.start, drag.end), width: Math.abs(drag.end - drag.start) }}
          aria-hidden
        />
      )}
    </div>
  );
}
