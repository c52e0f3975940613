"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFlagPlus, IconFold } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { clipHeight } from "@/lib/client/charts/clip";
import { hiddenAfter } from "@/lib/client/charts/isolate";
import { compactNumber, fullNumber } from "@/lib/client/charts/numbers";
import { timeTable } from "@/lib/client/charts/time-table";
import type { ValueFormat } from "@/lib/client/charts/types";
import { May } from "@/lib/client/roles";
import { currentTime } from "@/lib/client/time/now";
import { Skeleton } from "../ui/skeleton";
import { ToolButton } from "../ui/tool-button";
import { ClipMarks } from "./clip-marks";
import { DragArea } from "./drag-area";
import { ChartFrame } from "./chart-frame";
import type { LegendItem } from "./legend";
import { Markers } from "./markers";
import type { Picked } from "./plot-menu";
import type { TimeChartProps } from "./types";
import { useChartMarkers } from "./use-chart-markers";
import classes from "./charts.module.css";

const HEIGHT = 240;

/** recharts is in this chunk alone; the placeholder has the size of the drawing. */
const TimeDrawing = dynamic(() => import("./time-drawing").then((module) => module.TimeDrawing), {
  ssr: false,
  loading: () => <Skeleton height="100%" />,
});

const PlotMenu = dynamic(() => import("./plot-menu").then((module) => module.PlotMenu), { ssr: false });
const AddMarker = dynamic(() => import("../markers/add-marker").then((module) => module.AddMarker), { ssr: false });

/** Figures over time as lines, areas or stacked bars, with the same figures as a table. */
export function TimeChart(props: TimeChartProps) {
  const t = useTranslations("chart");
  const locale = useLocale();
  const { label, range, zone, points, series, levels = [], markers = [], hrefOf } = props;
  const { aside, height = HEIGHT, withLegend = true } = props;
  const notes = useChartMarkers(range, zone);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [clipped, setClipped] = useState(false);
  const drawn = series.filter(({ key }) => !hidden.has(key));
  const spike = clipHeight(points, drawn);
  const clip = clipped ? spike : null;
  const [addAt, setAddAt] = useState<number | null>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const format: ValueFormat = props.format ?? {
    full: (value) => fullNumber(value, locale),
    short: (value) => compactNumber(value, locale),
    kind: "whole",
  };
  const legend: LegendItem[] = series.map(({ key, label: name, colour, type, style = "solid" }) => ({
    key,
    label: name,
    colour,
    line: type === "line" ? style : undefined,
  }));
  const table = () =>
    timeTable({
      points,
      series,
      zone,
      locale,
      timeColumn: t("time", { zone }),
      format: format.full,
      hrefOf,
      notes,
      notesColumn: t("markersColumn"),
    });
  return (
    <ChartFrame
      label={label}
      legend={withLegend && legend.length > 1 ? legend : []}
      hidden={hidden}
      onChoose={(key, toggle) =>
        setHidden(
          hiddenAfter(
            hidden,
            series.map((one) => one.key),
            key,
            toggle,
          ),
        )
      }
      table={table}
      height={height}
      aside={
        <>
          {aside}
          {spike !== null && (
            <Tooltip label={t("clip")}>
              <ActionIcon
                variant={clipped ? "light" : "subtle"}
                color="gray"
                size={28}
                aria-label={t("clipOf", { label })}
                aria-pressed={clipped}
                onClick={() => setClipped(!clipped)}
              >
                <IconFold size={16} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <May permission="annotate">
            <ToolButton
              label={t("addMarkerTo", { label })}
              hint={t("addMarker")}
              icon={IconFlagPlus}
              onClick={() => setAddAt(Math.min(currentTime(), range.to))}
            />
          </May>
          {addAt !== null && <AddMarker at={addAt} zone={zone} onClose={() => setAddAt(null)} />}
        </>
      }
    >
      {points.length === 0 || series.length === 0 ? (
        <div className={classes.empty} style={{ height }}>
          {t("empty")}
        </div>
      ) : (
        <div className={classes.plot} style={{ height }}>
          <Markers markers={[...markers, ...notes]} range={range} />
          {clip !== null && <ClipMarks {...{ points, series: drawn, range, clip, format }} />}
          <DragArea range={range} points={points}>
            <TimeDrawing
              {...{ range, zone, points, series: drawn, levels, format, hrefOf, height, clip }}
              onPick={setPicked}
            />
          </DragArea>
          {picked && (
            <PlotMenu picked={picked} onAddMarker={() => setAddAt(picked.at)} onClose={() => setPicked(null)} />
          )}
        </div>
      )}
    </ChartFrame>
  );
}
