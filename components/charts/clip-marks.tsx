import { useElementSize } from "@mantine/hooks";
import { heightOf } from "@/lib/client/charts/clip";
import { groupMarkers } from "@/lib/client/charts/markers";
import type { ChartPoint } from "@/lib/client/charts/series";
import type { ChartSeries, ValueFormat } from "@/lib/client/charts/types";
import type { TimeRange } from "@/lib/time/range";
import { PLOT_LEFT, PLOT_RIGHT } from "./plot-margins";
import classes from "./clip-marks.module.css";

interface ClipMarksProps {
  points: readonly ChartPoint[];
  series: readonly ChartSeries[];
  range: TimeRange;
  clip: number;
  format: ValueFormat;
}

/** Room for a mark, in pixels. */
const WIDTH = 52;

/** The value of each point that is cut off, at its top. Of points close together, the highest. */
export function ClipMarks({ points, series, range, clip, format }: ClipMarksProps) {
  const { ref, width } = useElementSize();
  const cut = points
    .map((point) => ({ at: (point.t + point.to) / 2, height: heightOf(point, series) }))
    .filter(({ height }) => height > clip);
  return (
    <div ref={ref} className={classes.marks} style={{ left: PLOT_LEFT, right: PLOT_RIGHT }} aria-hidden>
      {width > 0 &&
        groupMarkers(cut, range, width, WIDTH).map((group) => {
          const top = group.reduce((a, b) => (b.height > a.height ? b : a));
          return (
            <span
              key={top.at}
              className={classes.mark}
              style={{ left: `${((top.at - range.from) / (range.to - range.from)) * 100}%` }}
            >
              ▲ {format.short(top.height)}
            </span>
          );
        })}
    </div>
  );
}
