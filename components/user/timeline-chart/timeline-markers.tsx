"use client";

import type { TimeRange } from "@/lib/time/range";
import { Markers } from "../../charts/markers";
import { useChartMarkers } from "../../charts/use-chart-markers";
import { AXIS_HEIGHT } from "./axis";

interface TimelineMarkersProps {
  range: TimeRange;
  /** The range that the server is asked for. */
  settled: TimeRange;
  zone: string;
  /** Pixels to the left of the time axis. */
  gutter: number;
}

/** The markers of the app as lines across the timeline of a user, with a flag above each. */
export function TimelineMarkers({ range, settled, zone, gutter }: TimelineMarkersProps) {
  const markers = useChartMarkers(settled, zone);
  return <Markers markers={markers} range={range} inset={{ top: -12, right: 0, bottom: AXIS_HEIGHT, left: gutter }} />;
}
