"use client";

import { Menu, Popover, Switch } from "@mantine/core";
import { IconCalendar, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { RANGE_PRESETS, type RangePreset } from "@/lib/client/url/range";
import type { RangeState } from "@/lib/client/url/use-range";
import { MenuButton } from "./menu-button";
import moment from "./moment/moment.module.css";
import { ToolButton } from "./tool-button";
import { useRangeName } from "./use-range-name";
import classes from "./range-picker.module.css";

// Only the open dialog needs the form with its parser and its calendar, so it is loaded then.
const RangeForm = dynamic(() => import("./moment/range-form").then((module) => module.RangeForm), {
  ssr: false,
  loading: () => <div className={moment.loading} />,
});

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
      <ToolButton variant="default" size={30} label={t("refresh")} icon={IconRefresh} onClick={refresh} />
      {/* The dialog is outside the menu, because the menu's button must not be inside the dialog. */}
      <Popover opened={picking} onChange={setPicking} position="bottom-end" trapFocus withRoles={false} shadow="md">
        <Popover.Target>
          <span>
            <Menu position="bottom-end" width={220}>
              <Menu.Target>
                <MenuButton icon={IconCalendar} aria-label={t("now", { range: name })}>
                  {name}
                </MenuButton>
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
            <RangeForm
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
