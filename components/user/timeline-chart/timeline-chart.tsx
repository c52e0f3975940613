"use client";

import { useTranslations } from "next-intl";
import { memo, useId, useMemo, useState, type KeyboardEvent } from "react";
import { layOutTimeline, scale } from "@/lib/client/timeline-chart/layout";
import { BAR_HEIGHT, gutterOf } from "@/lib/client/timeline-chart/dimensions";
import type { TimeRange } from "@/lib/time/range";
import type { Frame } from "@/lib/client/timeline-chart/scene";
import { formatFull, formatTime } from "@/lib/time/format";
import type { Selection } from "@/lib/client/url/view";
import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import { selectionOf } from "../connection-row";
import { Axis, AXIS_HEIGHT } from "./axis";
import { Kicks, LaneNames, Ribbons, Ticks } from "./grid";
import { BarShape } from "./bar-shape";
import { DenseShape } from "./dense-shape";
import { BarDetails, DenseDetails } from "./details";
import { clipId, Patterns } from "./patterns";
import { MomentCursor } from "./moment-cursor";
import { useBarName } from "./use-bar-name";
import { useGestures } from "./use-gestures";
import classes from "./timeline-chart.module.css";

interface TimelineChartProps {
  data: TimelineChartAnswer;
  range: TimeRange;
  width: number;
  zone: string;
  now: number;
  selection: Selection | null;
  /** The chosen moment in ms; null for now. */
  moment: number | null;
  onMove: (range: TimeRange) => void;
  onSelect: (selection: Selection) => void;
}

const DETAILS_WIDTH = 290;

/** Draws the layout of a user's timeline. It is memoized, so that the clock of the page does not redraw it. */
export const TimelineChart = memo(function TimelineChart({
  data,
  range,
  width,
  zone,
  now,
  selection,
  moment,
  onMove,
  onSelect,
}: TimelineChartProps) {
  const t = useTranslations("timelineChart");
  const patterns = useId();
  const name = useBarName(zone);
  const gutter = gutterOf(width);
  const captions = gutter === 0;
  const frame = useMemo<Frame>(
    () => ({ ...range, width: width - gutter, now, captions }),
    [range, width, gutter, now, captions],
  );
  const scene = useMemo(() => layOutTimeline(data, frame), [data, frame]);
  const { ref, ...gestures } = useGestures({ range, width: frame.width, left: gutter, onMove });
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [tabStop, setTabStop] = useState<string | null>(null);

  const items = [
    ...scene.bars.map((bar) => ({
      key: bar.key,
      x: bar.x,
      width: bar.width,
      bottom: bar.y + BAR_HEIGHT,
      bar,
      block: null,
    })),
    ...scene.dense.map((block) => ({
      key: `${block.platform} ${block.from}`,
      x: block.x,
      width: block.width,
      bottom: block.y + block.height,
      bar: null,
      block,
    })),
  ].sort((a, b) => a.x - b.x);
  const stop = items.some(({ key }) => key === tabStop) ? tabStop : items[0]?.key;
  const shown = items.find(({ key }) => key === (pointed ?? focused));
  const height = scene.ticksEnd + AXIS_HEIGHT;
  const x = scale(frame);

  function open(item: (typeof items)[number]) {
    if (item.block) {
      const margin = Math.max(30_000, (item.block.to - item.block.from) * 0.06);
      onMove({ from: Math.round(item.block.from - margin), to: Math.round(item.block.to + margin) });
    } else {
      const chosen = selectionOf(item.bar.connection);
      if (chosen) onSelect(chosen);
    }
  }

  function onItemKey(event: KeyboardEvent<SVGGElement>, place: number) {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      const item = items[place];
      if (item) open(item);
    } else if (step !== undefined && !event.shiftKey) {
      const next = event.currentTarget.parentElement?.querySelector<SVGGElement>(`[data-place="${place + step}"]`);
      next?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={ref}
      className={classes.area}
      role="group"
      tabIndex={0}
      aria-label={t("plot", { from: formatFull(range.from, zone), to: formatFull(range.to, zone) })}
      {...gestures}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={classes.svg}>
        <Patterns id={patterns} width={frame.width} height={height} />
        <g transform={`translate(${gutter},0)`}>
          <Axis frame={frame} zone={zone} height={scene.ticksEnd} />
        </g>
        <LaneNames lanes={scene.lanes} ribbon={scene.ribbons.length > 0} frame={frame} gutter={gutter} />
        <g transform={`translate(${gutter},0)`} clipPath={`url(#${clipId(patterns)})`}>
          <Ribbons ribbons={scene.ribbons} />
          <g>
            {items.map((item, place) => (
              <g
                key={item.key}
                role="button"
                data-place={place}
                tabIndex={item.key === stop ? 0 : -1}
                aria-label={item.bar ? name.bar(item.bar) : name.block(item.block)}
                className={classes.item}
                onClick={() => open(item)}
                onKeyDown={(event) => onItemKey(event, place)}
                onPointerEnter={() => setPointed(item.key)}
                onPointerLeave={() => setPointed(null)}
                onFocus={(event) => {
                  setTabStop(item.key);
                  if (event.currentTarget.matches(":focus-visible")) setFocused(item.key);
                }}
                onBlur={() => setFocused(null)}
              >
                {item.bar ? (
                  <BarShape
                    bar={item.bar}
                    patterns={patterns}
                    selected={
                      selection !== null &&
                      [item.bar.connection.startEventId, item.bar.connection.endEventId].includes(selection.id)
                    }
                  />
                ) : (
                  <DenseShape block={item.block} />
                )}
              </g>
            ))}
          </g>
          <Kicks kicks={scene.kicks} patterns={patterns} />
          <Ticks ticks={scene.ticks} base={scene.ticksEnd} />
          {now > range.from && now < range.to && (
            <line className={classes.nowLine} x1={x(now)} x2={x(now)} y1={0} y2={scene.ticksEnd} />
          )}
          {moment !== null && moment >= range.from && moment < range.to && (
            <MomentCursor x={x(moment)} width={frame.width} bottom={scene.ticksEnd} time={formatTime(moment, zone)} />
          )}
          {selection && selection.at >= range.from && selection.at < range.to && (
            <line
              className={classes.selectedLine}
              x1={x(selection.at)}
              x2={x(selection.at)}
              y1={0}
              y2={scene.ticksEnd}
            />
          )}
        </g>
      </svg>
      {shown && (
        <div
          role="tooltip"
          className={classes.details}
          style={{
            left: Math.max(
              0,
              Math.min(
                width - DETAILS_WIDTH,
                gutter + Math.max(0, shown.x) + Math.min(shown.width, frame.width) / 2 - DETAILS_WIDTH / 2,
              ),
            ),
            top: shown.bottom + 8,
            width: Math.min(DETAILS_WIDTH, width),
          }}
        >
          {shown.bar ? <BarDetails bar={shown.bar} /> : <DenseDetails block={shown.block} />}
        </div>
      )}
    </div>
  );
});
