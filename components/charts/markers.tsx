import { Tooltip } from "@mantine/core";
import { IconAlertTriangleFilled } from "@tabler/icons-react";
import Link from "next/link";
import type { Range } from "@/lib/client/picture/range";
import { PLOT_LEFT, PLOT_RIGHT } from "./frame";
import type { ChartMarker } from "./types";
import classes from "./charts.module.css";

/** Signs above the plot, at their time; links, so that the keyboard reaches them. */
export function Markers({ markers, range }: { markers: ChartMarker[]; range: Range }) {
  return markers
    .filter(({ at }) => at >= range.from && at < range.to)
    .map(({ at, label, href }) => {
      const share = (at - range.from) / (range.to - range.from);
      return (
        <Tooltip key={at} label={label}>
          <Link
            href={href}
            className={classes.marker}
            aria-label={label}
            style={{ left: `calc(${PLOT_LEFT}px + (100% - ${PLOT_LEFT + PLOT_RIGHT}px) * ${share})` }}
          >
            <IconAlertTriangleFilled size={14} aria-hidden />
          </Link>
        </Tooltip>
      );
    });
}
