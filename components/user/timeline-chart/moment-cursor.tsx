import classes from "./timeline-chart.module.css";

interface MomentCursorProps {
  /** Pixels. */
  x: number;
  width: number;
  bottom: number;
  /** The time of day. */
  time: string;
}

const LABEL_WIDTH = 62;

/** The line at the chosen moment, with its time above the ticks. */
export function MomentCursor({ x, width, bottom, time }: MomentCursorProps) {
  const left = Math.max(0, Math.min(width - LABEL_WIDTH, x - LABEL_WIDTH / 2));
  return (
    <g className={classes.cursor} aria-hidden>
      <line x1={x} x2={x} y1={0} y2={bottom} />
      <rect x={left} y={bottom - 17} width={LABEL_WIDTH} height={17} rx={3} />
      <text x={left + LABEL_WIDTH / 2} y={bottom - 4.5} textAnchor="middle">
        {time}
      </text>
    </g>
  );
}
