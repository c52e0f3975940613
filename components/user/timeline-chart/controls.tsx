"use client";

import { Button, Group, NativeSelect } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { TimeRange } from "@/lib/time/range";
import { pan, preset, PRESETS, zoom } from "@/lib/client/timeline-chart/viewport";
import { ToolButton } from "../../ui/tool-button";
import classes from "./timeline-chart.module.css";

interface ControlsProps {
  range: TimeRange;
  now: number;
  /** The instant in ms that stays in the middle, if it is visible. */
  anchor: number | null;
  onMove: (range: TimeRange) => void;
}

/** Buttons for what keys, wheel and dragging do. */
export function Controls({ range, now, anchor, onMove }: ControlsProps) {
  const t = useTranslations("timelineChart");
  const length = range.to - range.from;
  const current = PRESETS.find((option) => option.length === length)?.name;
  const choose = (name: string) => {
    const option = PRESETS.find((candidate) => candidate.name === name);
    if (option) onMove(preset(range, option.length, now, anchor));
  };
  const step = (label: string, icon: Icon, next: () => TimeRange) => (
    <ToolButton variant="default" label={label} icon={icon} onClick={() => onMove(next())} />
  );
  return (
    <div className={classes.controls} data-print="hide">
      <div className={classes.presets} role="group" aria-label={t("length")}>
        {PRESETS.map(({ name }) => (
          <Button
            key={name}
            size="compact-xs"
            variant={name === current ? "light" : "subtle"}
            color={name === current ? undefined : "gray"}
            aria-pressed={name === current}
            onClick={() => choose(name)}
          >
            {t(`preset_${name}`)}
          </Button>
        ))}
      </div>
      <NativeSelect
        className={classes.presetSelect}
        size="xs"
        aria-label={t("length")}
        value={current ?? ""}
        data={[
          { value: "", label: "…", disabled: true },
          ...PRESETS.map(({ name }) => ({ value: name, label: t(`preset_${name}`) })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <Group gap={4} wrap="nowrap">
        {step(t("earlier"), IconChevronLeft, () => pan(range, -0.5))}
        {step(t("later"), IconChevronRight, () => pan(range, 0.5))}
        {step(t("zoomOut"), IconZoomOut, () => zoom(range, 2))}
        {step(t("zoomIn"), IconZoomIn, () => zoom(range, 0.5))}
      </Group>
    </div>
  );
}
