import type { LineStyle } from "@/lib/client/charts/types";
import classes from "./charts.module.css";

export interface LegendItem {
  key: string;
  label: string;
  colour: string;
  /** The line style of a line; others are drawn as a patch. */
  line?: LineStyle;
}

/** The colour of a series: a patch, or a line in its style. */
export function Swatch({ colour, line }: { colour: string; line?: LineStyle }) {
  return (
    <span
      className={classes.swatch}
      data-line={line}
      style={line ? { borderTopColor: colour } : { background: colour }}
      aria-hidden
    />
  );
}

/** What each colour of a chart means. */
export function Legend({ items }: { items: LegendItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={classes.legend}>
      {items.map(({ key, label, colour, line }) => (
        <li key={key}>
          <Swatch colour={colour} line={line} />
          {label}
        </li>
      ))}
    </ul>
  );
}
