import { useLocale } from "next-intl";
import { timeAxis, type AxisUnit } from "@/lib/client/timeline-chart/axis";
import { scale } from "@/lib/client/timeline-chart/layout";
import type { Frame } from "@/lib/client/timeline-chart/scene";
import classes from "./timeline-chart.module.css";

const FORMATS: Record<AxisUnit, Intl.DateTimeFormatOptions> = {
  second: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  minute: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { month: "short", day: "numeric" },
  month: { year: "numeric", month: "short" },
  year: { year: "numeric" },
};
const DATE: Intl.DateTimeFormatOptions = { weekday: "short", year: "numeric", month: "short", day: "numeric" };
/** Minimum distance of the first midnight from the left edge that has a date as well, in pixels. */
const MIN_GAP_TO_DATE = 130;

export const AXIS_HEIGHT = 40;

interface AxisProps {
  frame: Frame;
  zone: string;
  /** Top of the labels in pixels; nights and lines end here. */
  height: number;
}

/** The time axis of a zone: nights, date lines and round times. It is drawn behind everything else. */
export function Axis({ frame, zone, height }: AxisProps) {
  const locale = useLocale();
  const x = scale(frame);
  const axis = timeAxis(frame, frame.width, zone, frame.width < 500 ? 64 : 84);
  const label = new Intl.DateTimeFormat(locale, { ...FORMATS[axis.unit], timeZone: zone });
  const date = new Intl.DateTimeFormat(locale, { ...(axis.unit === "day" ? FORMATS.year : DATE), timeZone: zone });
  const ofDay = axis.unit === "second" || axis.unit === "minute";
  const midnights = ofDay ? axis.midnights : [];
  const first = midnights[0];
  const pinned = (ofDay || axis.unit === "day") && (first === undefined || x(first) > MIN_GAP_TO_DATE);
  return (
    <g aria-hidden>
      {axis.nights.map((night) => (
        <rect
          key={night.from}
          className={classes.night}
          x={x(night.from)}
          y={0}
          width={x(night.to) - x(night.from)}
          height={height}
        />
      ))}
      {axis.marks.map((mark) => (
        <line key={mark} className={classes.gridLine} x1={x(mark)} x2={x(mark)} y1={0} y2={height + 4} />
      ))}
      {axis.midnights.map((midnight) => (
        <line key={midnight} className={classes.dateLine} x1={x(midnight)} x2={x(midnight)} y1={0} y2={height + 8} />
      ))}
      <line className={classes.axisLine} x1={0} x2={frame.width} y1={height} y2={height} />
      {axis.marks
        .filter((mark) => x(mark) < frame.width - 14 && (x(mark) > 14 || !ofDay))
        .map((mark) => (
          <text key={mark} className={classes.axisText} x={x(mark)} y={height + 17} textAnchor="middle">
            {label.format(mark)}
          </text>
        ))}
      {pinned && (
        <text className={classes.dateText} x={0} y={height + 34}>
          {date.format(frame.from)}
        </text>
      )}
      {midnights
        .filter((midnight) => x(midnight) < frame.width - 60)
        .map((midnight) => (
          <text key={midnight} className={classes.dateText} x={x(midnight)} y={height + 34}>
            {date.format(midnight)}
          </text>
        ))}
    </g>
  );
}
