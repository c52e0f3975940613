import { useTranslations } from "next-intl";
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

interface LegendProps {
  items: LegendItem[];
  /** The keys of the series that are not drawn. */
  hidden?: ReadonlySet<string>;
  /** Isolates a series, or with `toggle` hides or shows it. Without it, the legend only explains. */
  onChoose?: ((key: string, toggle: boolean) => void) | undefined;
}

/** What each colour of a chart means. A click shows one series alone; with Ctrl or Command it hides or shows it. */
export function Legend({ items, hidden = new Set(), onChoose }: LegendProps) {
  const t = useTranslations("chart");
  if (items.length === 0) return null;
  const shown = items.filter(({ key }) => !hidden.has(key));
  return (
    <>
      <ul className={classes.legend}>
        {items.map(({ key, label, colour, line }) => (
          <li key={key}>
            {onChoose ? (
              <button
                type="button"
                className={classes.legendButton}
                aria-pressed={!hidden.has(key)}
                title={t("isolateHint")}
                onClick={(event) => onChoose(key, event.ctrlKey || event.metaKey)}
              >
                <Swatch colour={colour} line={line} />
                {label}
              </button>
            ) : (
              <>
                <Swatch colour={colour} line={line} />
                {label}
              </>
            )}
          </li>
        ))}
      </ul>
      <span role="status" className="visually-hidden">
        {shown.length < items.length && t("only", { names: shown.map(({ label }) => label).join(", ") })}
      </span>
    </>
  );
}
