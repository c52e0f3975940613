"use client";

import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconAlertTriangleFilled, IconFlagFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { groupMarkers } from "@/lib/client/charts/markers";
import type { TimeRange } from "@/lib/time/range";
import type { ChartMarker } from "@/lib/client/charts/types";
import { Link } from "../ui/link";
import { MarkerQuality } from "../markers/marker-quality";
import { PLOT_LEFT, PLOT_RIGHT } from "./plot-margins";
import classes from "./markers.module.css";

/** Width in pixels: the minimum target size of WCAG 2.2 (2.5.8). */
const WIDTH = 24;

const leftOf = (at: number, { from, to }: TimeRange) => `${((at - from) / (to - from)) * 100}%`;

/** Distances in pixels of the lines of markers from the sides of the box that they are in. */
interface Inset {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const PLOT_INSET: Inset = { top: 8, right: PLOT_RIGHT, bottom: 34, left: PLOT_LEFT };
/** How far the links reach above the lines, in pixels. */
const RISE = 10;

interface MarkersProps {
  markers: ChartMarker[];
  range: TimeRange;
  inset?: Inset;
}

/** Links above the plot at their times, and a line across it for each marker. Those that would overlap are one menu. */
export function Markers({ markers, range, inset = PLOT_INSET }: MarkersProps) {
  const { ref, width } = useElementSize();
  const { left, right, top } = inset;
  return (
    <>
      <div className={classes.lines} style={inset} aria-hidden>
        {markers.map(
          ({ at, marker }) =>
            marker && <span key={marker.id} className={classes.line} style={{ left: leftOf(at, range) }} />,
        )}
      </div>
      <div ref={ref} className={classes.markers} style={{ left, right, top: top - RISE }}>
        {width > 0 &&
          groupMarkers(markers, range, width, WIDTH).map((group) => (
            <Group key={group[0]?.at} group={group} left={leftOf(group[0]?.at ?? range.from, range)} />
          ))}
      </div>
    </>
  );
}

function Group({ group, left }: { group: ChartMarker[]; left: string }) {
  const t = useTranslations("chart");
  const [only, second] = group;
  if (!only) return null;
  // An incident is more than a marker.
  const isMarker = group.every(({ marker }) => marker !== undefined);
  const Glyph = isMarker ? IconFlagFilled : IconAlertTriangleFilled;
  const look = { className: classes.marker, "data-marker": isMarker || undefined, style: { left } };
  if (!second) {
    return (
      <Tooltip label={<Tip {...only} />} multiline maw={300}>
        <Link href={only.href} prefetch={false} aria-label={only.label} {...look}>
          <Glyph size={14} aria-hidden />
        </Link>
      </Tooltip>
    );
  }
  return (
    <Menu trigger="click-hover" shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={t("markers", { count: group.length })} {...look}>
          <Glyph size={14} aria-hidden />
          <span className={classes.markerCount} aria-hidden>
            {group.length}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {group.map((one) => (
          <Menu.Item key={`${one.at} ${one.href}`} component={Link} href={one.href} prefetch={false}>
            <Tip {...one} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What it is, and for a marker the quality before and after it. */
function Tip({ label, marker }: ChartMarker) {
  return (
    <>
      {label}
      {marker && (
        <div className={classes.tip}>
          <MarkerQuality marker={marker} />
        </div>
      )}
    </>
  );
}
