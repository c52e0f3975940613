"use client";

import { Menu } from "@mantine/core";
import { IconFlagPlus, IconList } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { May, useMayOpen } from "@/lib/client/roles";
import { Link } from "../ui/link";
import { useTimeText } from "../ui/use-time-text";
import classes from "./charts.module.css";

/** A click in a plot. */
export interface Picked {
  /** Pixels from the left and the top of the plot. */
  x: number;
  y: number;
  /** The minute in milliseconds. */
  at: number;
  /** The list behind the point there. */
  href: string | undefined;
}

interface PlotMenuProps {
  picked: Picked;
  onAddMarker: () => void;
  onClose: () => void;
}

/** What a click in a plot offers: the list behind the point, and a marker at that time. */
export function PlotMenu({ picked, onAddMarker, onClose }: PlotMenuProps) {
  const t = useTranslations("chart");
  const write = useTimeText("sentence");
  const mayOpen = useMayOpen();
  const { x, y, at, href } = picked;
  return (
    <Menu opened onChange={onClose} shadow="md" position="top" offset={6}>
      <Menu.Target>
        <span className={classes.picked} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {href && mayOpen(href) && (
          <Menu.Item component={Link} href={href} prefetch={false} leftSection={<IconList size={15} aria-hidden />}>
            {t("list")}
          </Menu.Item>
        )}
        <May permission="annotate">
          <Menu.Item leftSection={<IconFlagPlus size={15} aria-hidden />} onClick={onAddMarker}>
            {t("addMarkerAt", { time: write(at) })}
          </Menu.Item>
        </May>
      </Menu.Dropdown>
    </Menu>
  );
}
