"use client";

import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconAlertTriangleFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { groupMarkers } from "@/lib/client/charts/markers";
import type { TimeRange } from "@/lib/time/range";
import { PLOT_LEFT, PLOT_RIGHT } from "./plot-margins";
import type { ChartMarker } from "@/lib/client/charts/types";
import classes from "./markers.module.css";

/** Width in pixels: the minimum target size of WCAG 2.2 (2.5.8). */
const WIDTH = 24;

/** Links above the plot at their times. Markers that would overlap are one menu. */
export function Markers({ markers, range }: { markers: ChartMarker[]; range: TimeRange }) {
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className={classes.markers} style={{ left: PLOT_LEFT, right: PLOT_RIGHT }}>
      {width > 0 &&
        groupMarkers(markers, range, width, WIDTH).map((group) => (
          <Group
            key={group[0]?.at}
            group={group}
            left={`${(((group[0]?.at ?? range.from) - range.from) / (range.to - range.from)) * 100}%`}
          />
        ))}
    </div>
  );
}

function Group({ group, left }: { group: ChartMarker[]; left: string }) {
  const t = useTranslations("chart");
  const [only, second] = group;
  if (!only) return null;
  if (!second) {
    return (
      <Tooltip label={only.label}>
        <Link href={only.href} className={classes.marker} aria-label={only.label} style={{ left }}>
          <IconAlertTriangleFilled size={14} aria-hidden />
        </Link>
      </Tooltip>
    );
  }
  return (
    <Menu trigger="click-hover" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.marker} aria-label={t("markers", { count: group.length })} style={{ left }}>
          <IconAlertTriangleFilled size={14} aria-hidden />
          <span className={classes.markerCount} aria-hidden>
            {group.length}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {group.map((one) => (
          <Menu.Item key={`${one.at} ${one.href}`} component={Link} href={one.href}>
            {one.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
