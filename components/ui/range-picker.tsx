"use client";

import { ActionIcon, Button, Menu, Popover, Switch, TextInput, Tooltip } from "@mantine/core";
import { IconCalendar, IconChevronDown, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fieldValue, readField } from "@/lib/client/time/local";
import { RANGE_PRESETS, type PageRange, type RangePreset } from "@/lib/client/url/range";
import type { RangeState } from "@/lib/client/url/use-range";
import type { TimeRange } from "@/lib/time/range";
import { DAY } from "@/lib/time/units";
import { useRangeName } from "./use-range-name";
import classes from "./range-picker.module.css";

interface RangePickerProps {
  state: RangeState;
  /** The presets to offer, in this order. */
  presets?: readonly RangePreset[];
  /** An extra control, such as the live switch. */
  withLive?: boolean;
}

/** The range of a page: presets, a custom range in the chosen zone, refresh, and the live switch. */
export function RangePicker({ state, presets = RANGE_PRESETS, withLive = true }: RangePickerProps) {
  const t = useTranslations("range");
  const [picking, setPicking] = useState(false);
  const { range, choose, refresh, live, setLive } = state;
  const name = useRangeName(range);
  return (
    <div className={classes.bar} data-print="hide">
      {withLive && (
        <Switch
          size="sm"
          label={t("live")}
          checked={live}
          disabled={range?.closed ?? true}
          onChange={(event) => setLive(event.currentTarget.checked)}
        />
      )}
      <Tooltip label={t("refresh")}>
        <ActionIcon variant="default" size={30} aria-label={t("refresh")} onClick={refresh}>
          <IconRefresh size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {/* The dialog is outside the menu, because the menu's button must not be inside the dialog. */}
      <Popover opened={picking} onChange={setPicking} position="bottom-end" trapFocus withRoles={false} shadow="md">
        <Popover.Target>
          <span>
            <Menu position="bottom-end" width={220}>
              <Menu.Target>
                <Button
                  variant="default"
                  size="xs"
                  className={classes.button}
                  leftSection={<IconCalendar size={15} stroke={1.7} aria-hidden />}
                  rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
                  aria-label={t("now", { range: name })}
                >
                  {name}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {presets.map((preset) => (
                  <Menu.Item
                    key={preset}
                    aria-current={range?.preset === preset || undefined}
                    onClick={() => choose(preset)}
                  >
                    {t(`preset_${preset}`)}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item onClick={() => setPicking(true)}>{t("custom")}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t("custom")}>
          {picking && range && (
            <CustomRange
              range={range}
              onPick={(stretch) => {
                choose(stretch);
                setPicking(false);
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function CustomRange({ range, onPick }: { range: PageRange; onPick: (range: TimeRange) => void }) {
  const t = useTranslations("range");
  const { zone } = range;
  const [from, setFrom] = useState(() => fieldValue(range.from ?? range.to - DAY, zone));
  const [to, setTo] = useState(() => fieldValue(range.to, zone));
  const [start, end] = [readField(from, zone), readField(to, zone)];
  const wrong = start !== null && end !== null && end <= start;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (start !== null && end !== null && !wrong) onPick({ from: start, to: end });
      }}
    >
      <TextInput
        type="datetime-local"
        label={t("from")}
        value={from}
        data-autofocus
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t("to")}
        value={to}
        error={wrong && t("wrong")}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <p className={classes.zone}>{t("zone", { zone })}</p>
      <Button type="submit" disabled={start === null || end === null || wrong}>
        {t("show")}
      </Button>
    </form>
  );
}
